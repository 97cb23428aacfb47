import { createSignal, For, Show } from 'solid-js'
import { batchKey } from '../../server/domain/ballot.ts'
import { deadlineText } from '../../server/domain/words/dates.ts'
import { mode } from '../appearance.ts'
import { Empty } from '../parts/Empty.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { lang } from '../words.ts'
import { Card } from './Card.tsx'
import { Clauses } from './Clauses.tsx'
import css from './Gallery.module.css'
import { Pad } from './later.ts'
import { Remembered } from './Remembered.tsx'
import { Returning } from './Returning.tsx'
import { RuleLine } from './RuleLine.tsx'
import { Standing } from './Standing.tsx'
import { Title } from './Title.tsx'
import { useVote } from './vote.state.ts'
import { hintLength } from './wide.ts'
import { words } from './words.ts'

/** The candidates, with search, batches and order; above them what this voter can do now. */
export function Gallery(props: { name: string }) {
  const vote = useVote()
  const [padOpen, setPadOpen] = createSignal(false)
  const browsing = () => !vote.mayVote()
  const returning = () => vote.standing() === 'open' && browsing()
  return (
    <div class={css.gallery}>
      <div class={css.intro}>
        <h1 class={css.title}>
          <Title name={props.name} />
        </h1>
        <Show when={vote.standing() === 'open'} fallback={<Standing />}>
          <Show when={returning()} fallback={<RuleLine />}>
            <Returning />
          </Show>
        </Show>
        <Remembered />
      </div>
      <Show when={!returning()}>
        <div class={css.search}>
          <Icon name="search" size={20} />
          <input
            type="search"
            aria-label={words().search.label}
            placeholder={words().search.hints[hintLength(mode() === 'elder')]}
            value={vote.search.typed()}
            onFocus={() => vote.search.prepare()}
            onInput={(event) => vote.search.type(event.currentTarget.value)}
          />
          <Show when={vote.mayVote()}>
            <button type="button" class={css.padKey} aria-expanded={padOpen()} onClick={() => setPadOpen(!padOpen())}>
              <Icon name="keypad" size={20} />
              {words().search.pad}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={vote.batches().length > 0}>
        <div class={css.batches}>
          <Tabs
            label={words().batches}
            panel="candidates"
            current={vote.shownStage()?.id ?? ''}
            onChoose={vote.setTab}
            tabs={vote.batches().map((stage) => ({
              key: stage.id,
              label: (batchKey(stage) ?? '').replace('-', '–'),
              count: vote.mayVote() ? vote.chosenIn(stage) || undefined : undefined,
            }))}
          />
        </div>
      </Show>
      <Show when={vote.votes()}>
        {(shown) => (
          <p class={`${css.votes} caption`}>{words().votes.note(deadlineText(lang(), vote.zone, shown().at))}</p>
        )}
      </Show>
      <p class={css.order}>
        <span>
          <Show
            when={vote.search.typed() === ''}
            fallback={<span role="status">{words().search.found(vote.shown().length)}</span>}
          >
            <Clauses text={vote.byNumber() ? words().order.sorted : words().order.shuffled} />
          </Show>
        </span>
        <button type="button" class={css.orderKey} onClick={() => vote.setByNumber(!vote.byNumber())}>
          <span class="link-button">{vote.byNumber() ? words().order.shuffle : words().order.byNumber}</span>
        </button>
      </p>
      <div id="candidates" role={vote.batches().length > 0 ? 'tabpanel' : undefined}>
        <Show when={vote.shown().length > 0} fallback={<NobodyFound />}>
          <ul class={css.cards}>
            <For each={vote.listed()}>{(candidate) => <Card candidate={candidate} />}</For>
          </ul>
        </Show>
      </div>
      <Show when={padOpen() && vote.mayVote()}>
        <Pad onClose={() => setPadOpen(false)} />
      </Show>
    </div>
  )
}

function NobodyFound() {
  const vote = useVote()
  return (
    <div class={css.nobody}>
      <Show when={vote.search.typed() !== ''} fallback={<Empty title={words().empty} sentence={words().emptyHint} />}>
        <Empty
          title={words().search.none(vote.search.typed())}
          sentence={words().search.noneHint}
          act={
            <button type="button" class="button" onClick={() => vote.search.type('')}>
              {words().search.clear}
            </button>
          }
        />
      </Show>
    </div>
  )
}
