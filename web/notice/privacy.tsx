import { hc } from 'hono/client'
import { privacyWords } from '../../server/domain/words/privacy.ts'
import { sheetWords } from '../../server/domain/words/sheet.ts'
import type { Identity } from '../../server/identity.ts'
import { ask } from '../api.ts'
import { wordsOf } from '../words.ts'
import { named } from './notice.state.ts'
import css from './rules.module.css'
import { SheetPage, SheetText } from './sheet.tsx'

const client = hc<Identity>('/api')
const words = wordsOf(privacyWords)
const shared = wordsOf(sheetWords)

const readNotice = (campaign: string) => ask(() => client.campaigns[':campaign'].privacy.$get({ param: { campaign } }))
type Notice = Extract<Awaited<ReturnType<typeof readNotice>>, { answer: unknown }>['answer']

/** `/notice/:campaign/privacy`: what the vote knows of a voter, why, how long, and how to have it erased. */
export default function Privacy() {
  return (
    <SheetPage
      read={readNotice}
      own={{ path: 'privacy', label: words().title }}
      missing={{ title: words().title, sentence: words().missing }}
    >
      {(read) => <Plain notice={read()} />}
    </SheetPage>
  )
}

function Plain(props: { notice: Notice }) {
  const campaign = () => props.notice.campaign
  return (
    <SheetText
      title={words().title}
      campaign={campaign()}
      lead={words().lead(named(campaign().host, campaign().hostEn))}
      sections={props.notice.notice}
      proof={shared().proof}
    >
      <p>{words().versionSentence}</p>
      <p class="caption">{words().version}</p>
      <p class={`mono ${css.hash}`}>{props.notice.sha256}</p>
    </SheetText>
  )
}
