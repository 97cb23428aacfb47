import { createEffect, Match, Switch } from 'solid-js'
import { secondText } from '../../server/domain/words/dates.ts'
import { countText } from '../../server/domain/words/figures.ts'
import { organizeWords } from '../../server/domain/words/organize.ts'
import { votingWords } from '../../server/domain/words/voting.ts'
import type { VotingDesk } from '../../server/standings.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import overview from './overview/overview.module.css'
import { Alarms } from './voting/alarms.tsx'
import { Curve } from './voting/curve.tsx'
import { openDesk } from './voting/desk.state.ts'
import { Figures } from './voting/figures.tsx'
import { Refusals, Tiers, Units } from './voting/tables.tsx'

const words = wordsOf(votingWords)
const frame = wordsOf(organizeWords)

/** The vote under way: how many ballots come and are turned away, by which way, over time; never for whom while that is hidden. */
export default function Voting() {
  const campaign = useCampaign()
  const facts = () => campaign.facts()
  createEffect(() => {
    document.title = frame().frame.voting
  })
  return (
    <Switch fallback={<Desk campaign={campaign.id()} zone={facts()?.zone ?? 'Asia/Shanghai'} />}>
      <Match when={facts()?.frozenAt === null}>
        <h1>{words().title.planned}</h1>
        <p class="muted">{words().notOpened}</p>
      </Match>
      <Match when={!facts()?.stages.some(({ kind }) => kind === 'voting')}>
        <h1>{frame().frame.voting}</h1>
        <Empty title={words().noVote} />
      </Match>
    </Switch>
  )
}

function Desk(props: { campaign: string; zone: string }) {
  const state = openDesk(() => props.campaign)
  return (
    <Switch fallback={<Loading />}>
      <Match when={state.desk()}>
        {(desk) => (
          <>
            <div class="page-head">
              <div>
                <h1>{title(desk())}</h1>
                <p class={state.stale() ? 'amber' : 'muted'} role={state.stale() ? 'status' : undefined}>
                  {(state.stale() ? words().stale : words().updated)(secondText(props.zone, desk().now))}
                </p>
              </div>
              <div class="page-acts">
                <a class="button" href={`/c/${props.campaign}`} rel="external">
                  {words().page}
                </a>
              </div>
            </div>
            <Alarms desk={desk()} />
            <Figures desk={desk()} zone={props.zone} />
            <div class={overview.columns}>
              <div>
                <Curve desk={desk()} zone={props.zone} />
                <Units desk={desk()} zone={props.zone} />
              </div>
              <div>
                <Tiers desk={desk()} />
                <Refusals desk={desk()} />
              </div>
            </div>
          </>
        )}
      </Match>
      <Match when={state.broken() || state.refusal()}>
        <Failed sentence={state.refusal()?.title} onRetry={state.again} />
      </Match>
    </Switch>
  )
}

function title({ state, ballots, lastHour }: VotingDesk): string {
  const say = words().title
  if (state === 'planned') return say.planned
  if (state === 'open' && ballots === 0) return say.none
  return state === 'open' ? say.open(countText(ballots), countText(lastHour)) : say.closed(countText(ballots))
}
