import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { countText } from '../../../server/domain/words/figures.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { lang, wordsOf } from '../../words.ts'
import css from './overview.module.css'
import { stageLabel } from './stages.ts'

const words = wordsOf(organizeWords)

type Thing = CampaignFacts['waiting'][number]

interface Told {
  title: string
  about: string
  act: string
  note: string
}

/** At most three things that wait for me, most urgent first; none: the next date. */
export function WaitingThings(props: { facts: CampaignFacts }) {
  const w = () => words().overview.waiting
  return (
    <section>
      <h2 class={css.sectionHead}>{w().title(props.facts.waiting.length)}</h2>
      <Show when={props.facts.waiting.length === 0}>
        <p class={css.quiet}>{nextText(props.facts)}</p>
      </Show>
      <ol class={css.things}>
        <For each={props.facts.waiting}>
          {(thing, at) => {
            const told = () => toldOf(props.facts, thing)
            return (
              <li>
                <span class={css.ordinal} aria-hidden="true">
                  {at() + 1}
                </span>
                <div>
                  <h3>{told().title}</h3>
                  <p class="muted">{told().about}</p>
                  <p class={css.act}>
                    <A
                      class={`button ${at() === 0 ? 'button-filled' : ''}`}
                      href={`/organize/${props.facts.id}/${thing.place}`}
                    >
                      {told().act}
                    </A>
                    <span class={`muted ${css.actNote}`}>{told().note}</span>
                  </p>
                </div>
              </li>
            )
          }}
        </For>
      </ol>
    </section>
  )
}

function nextText({ next, stages, zone }: CampaignFacts): string {
  const w = words().overview.waiting
  const stage = stages.find(({ ordinal }) => ordinal === next?.ordinal)
  if (next === null || stage === undefined) return w.nothingNext
  return w.next(w[next.move](stageLabel(stage), momentText(lang(), zone, next.at)))
}

function toldOf({ stages, zone }: CampaignFacts, { code, values }: Thing): Told {
  const w = words().overview.waiting
  switch (code) {
    case 'open-stage': {
      const stage = stages.find(({ ordinal }) => ordinal === values.ordinal)
      return { ...w[code], title: w[code].title(stage === undefined ? '' : stageLabel(stage)) }
    }
    case 'scoring-late': {
      const at = momentText(lang(), zone, String(values.closesAt))
      return { ...w[code], about: w[code].about(Number(values.open), at) }
    }
    case 'turnout-exceeded':
      return { ...w[code], about: w[code].about(countText(Number(values.ballots)), countText(Number(values.possible))) }
    case 'experts-not-accepted':
      return { ...w[code], title: w[code].title(Number(values.open)), about: w[code].about(Number(values.experts)) }
    default:
      return w[code]
  }
}
