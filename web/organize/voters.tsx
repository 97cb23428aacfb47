import { createEffect, For, Match, Show, Switch } from 'solid-js'
import { votersWords } from '../../server/domain/words/voters.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { Codes } from './voters/Codes.tsx'
import { Contact } from './voters/Contact.tsx'
import { Roll } from './voters/Roll.tsx'
import { type Desk, openVoters } from './voters/voters.state.ts'

const words = wordsOf(votersWords)

/** How voters show who they are: what works, invite codes, the roll, and who answers for it. */
export default function Voters() {
  const campaign = useCampaign()
  const voters = openVoters(campaign.id)
  const zone = () => campaign.facts()?.zone ?? 'Asia/Shanghai'
  createEffect(() => {
    document.title = words().pageTitle
  })
  return (
    <Switch fallback={<Loading />}>
      <Match when={voters.desk.broken() || voters.desk.refusal()}>
        <Failed sentence={voters.desk.refusal()?.title} onRetry={() => void voters.desk.again()} />
      </Match>
      <Match when={voters.desk.answer()}>
        {(desk) => (
          <>
            <div class="page-head">
              <div>
                <h1>{words().pageTitle}</h1>
                <p class="muted">{desk().mayChange ? words().lead : words().auditorReads}</p>
              </div>
            </div>
            <Show when={voters.problem()?.faults === undefined && voters.sentence()}>
              <p class="note note-error" role="alert">
                {voters.sentence()}
              </p>
            </Show>
            <Ways desk={desk()} />
            <Codes desk={desk()} voters={voters} zone={zone()} />
            <Roll desk={desk()} voters={voters} />
            <Contact desk={desk()} voters={voters} campaign={campaign.id()} />
          </>
        )}
      </Match>
    </Switch>
  )
}

function Ways(props: { desk: Desk }) {
  const w = () => words().ways
  return (
    <section class="section">
      <h2>{w().title}</h2>
      <p class="muted">{words().toRules}</p>
      <table class="table">
        <caption class="unseen">{w().title}</caption>
        <thead>
          <tr>
            <th>{w().tier}</th>
            <th>{w().offered}</th>
            <th>{w().ready}</th>
            <th class="number">{w().proven}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.desk.tiers}>
            {(way) => (
              <tr>
                <td>{w().names[way.tier] ?? way.tier}</td>
                <td class={way.offered ? '' : 'muted'}>{way.offered ? w().isOffered : w().notOffered}</td>
                <td class={way.ready ? 'jade' : way.offered ? 'amber' : 'muted'}>
                  {way.ready ? w().isReady : w().notReady[way.tier]}
                </td>
                <td class="number">{way.tier === 'device' ? '–' : way.proven}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}
