import { hc } from 'hono/client'
import type { Campaigns } from '../../server/campaigns.ts'
import { fullDayText, timeText } from '../../server/domain/words/dates.ts'
import { sheetWords } from '../../server/domain/words/sheet.ts'
import { ask } from '../api.ts'
import { lang, wordsOf } from '../words.ts'
import { named } from './notice.state.ts'
import css from './rules.module.css'
import { SheetPage, SheetText } from './sheet.tsx'

const client = hc<Campaigns>('/api')
const words = wordsOf(sheetWords)

const readRules = (campaign: string) => ask(() => client.campaigns[':campaign'].rules.$get({ param: { campaign } }))
type Sheet = Extract<Awaited<ReturnType<typeof readRules>>, { answer: unknown }>['answer']

/** `/notice/:campaign/rules`: the frozen rules of a campaign in plain words, with the bytes that are hashed. */
export default function Rules() {
  return (
    <SheetPage read={readRules} missing={{ title: words().missing, sentence: words().missingSentence }}>
      {(read) => <Plain sheet={read()} />}
    </SheetPage>
  )
}

function Plain(props: { sheet: Sheet }) {
  const frozen = () => {
    const { frozenAt, campaign } = props.sheet
    return words().frozen(
      `${fullDayText(lang(), campaign.zone, frozenAt)} ${timeText(campaign.zone, frozenAt)}`,
      named(campaign.host, campaign.hostEn),
    )
  }
  const download = () => `data:application/json;charset=utf-8,${encodeURIComponent(props.sheet.rules)}`
  return (
    <SheetText
      title={words().title}
      campaign={props.sheet.campaign}
      lead={frozen()}
      sections={props.sheet.sheet}
      proof={words().proof}
    >
      <p>{words().proofSentence}</p>
      <p class={`mono ${css.hash}`}>{props.sheet.sha256}</p>
      <p class="unprinted">
        <a href={download()} download={`${props.sheet.sha256}.json`}>
          {words().download}
        </a>
      </p>
    </SheetText>
  )
}
