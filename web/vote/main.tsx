import { hc } from 'hono/client'
import { createEffect, createResource, createSignal, Match, on, Switch } from 'solid-js'
import type { Ballots } from '../../server/ballots.ts'
import type { BallotPaper, Candidates } from '../../server/candidates.ts'
import { partsWords } from '../../server/domain/words/parts.ts'
import { ask, inlined } from '../api.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { lang, wordsOf } from '../words.ts'
import { VotePage } from './VotePage.tsx'
import type { Mine, VoteFacts } from './vote.state.ts'
import { loadWords, words } from './words.ts'

const shared = wordsOf(partsWords)
const candidates = hc<Candidates>('/api')
const ballots = hc<Ballots>('/api')

/** What the server wrote into the page, when it did. */
function factsInPage(campaign: string): VoteFacts | undefined {
  const paper = inlined<BallotPaper>(`/campaigns/${campaign}/ballot-paper`)
  const mine = inlined<Mine>(`/campaigns/${campaign}/ballots/mine`)
  const now = inlined<string>('now')
  const vkey = inlined<string | null>(`/campaigns/${campaign}/log/key`) ?? null
  const seed = inlined<string>(`/campaigns/${campaign}/order`) ?? null
  return paper !== undefined && mine !== undefined && now !== undefined ? { paper, mine, now, vkey, seed } : undefined
}

/** Asks for the paper and the own ballots; null when there is no such campaign, or its page was answered with 404. */
async function factsFromServer(campaign: string): Promise<VoteFacts | null> {
  const param = { campaign }
  const paper = await ask(() => candidates.campaigns[':campaign']['ballot-paper'].$get({ param }))
  const mine = await ask(() => ballots.campaigns[':campaign'].ballots.mine.$get({ param }))
  if ('refusal' in paper || 'refusal' in mine) return null
  return { paper: paper.answer, mine: mine.answer, now: new Date().toISOString(), vkey: null, seed: null }
}

/** The citizen's pages: gallery, candidate, review of the ballot, receipt. */
export default function VotePages() {
  const [, , campaign = '', number] = location.pathname.split('/')
  const first = factsInPage(campaign)
  const [again, setAgain] = createSignal(0)
  const [facts] = createResource(
    () => (first === undefined ? { again: again() } : undefined),
    () => factsFromServer(campaign),
  )
  const [worded, setWorded] = createSignal(lang() !== 'en')
  // Without a connection the page stays in Chinese rather than empty.
  const here = () => setWorded(true)
  createEffect(on(lang, () => void loadWords().then(here, here)))
  const shown = () => first ?? (facts.state === 'ready' ? facts() : undefined)
  return (
    <Switch fallback={<Loading />}>
      <Match when={!worded()}>
        <Loading />
      </Match>
      <Match when={facts.error !== undefined}>
        <main class="column">
          <Failed onRetry={() => setAgain(again() + 1)} />
        </main>
      </Match>
      <Match when={shown() === null || (first === undefined && number !== undefined && facts.state === 'ready')}>
        <main class="column">
          <h1 class="unseen">{shared().brand}</h1>
          <Empty
            title={words().notFound}
            sentence={words().notFoundHint}
            act={
              <a class="button" href={shown() === null ? '/' : `/c/${campaign}`}>
                {shown() === null ? words().toHome : words().toGallery}
              </a>
            }
          />
        </main>
      </Match>
      <Match when={shown()}>{(found) => <VotePage facts={found()} />}</Match>
    </Switch>
  )
}
