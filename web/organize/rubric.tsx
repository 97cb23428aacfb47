import { A, useSearchParams } from '@solidjs/router'
import { createEffect, onMount, Show } from 'solid-js'
import type { CampaignFacts } from '../../server/campaigns.ts'
import { leaves, unevenBands, wholeWeight } from '../../server/domain/rubric.ts'
import { rubricWords } from '../../server/domain/words/rubric.ts'
import { named } from '../../server/domain/words/rules.ts'
import { Button } from '../parts/Button.tsx'
import { fieldId } from '../parts/Field.tsx'
import { SaveStatus } from '../parts/SaveStatus.tsx'
import { lang, wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { Levels } from './rubric/levels.tsx'
import css from './rubric/rubric.module.css'
import { openRubric, type RubricState, weightPrint } from './rubric/rubric.state.ts'
import { Strip } from './rubric/strip.tsx'
import { Tree } from './rubric/tree.tsx'

const words = wordsOf(rubricWords)

/** The rubric editor: a draft saves itself, wrong sums included; only opening the campaign is refused. */
export default function Rubric() {
  const campaign = useCampaign()
  createEffect(() => {
    document.title = words().title
  })
  return <Show when={campaign.facts()}>{(facts) => <Editor facts={facts()} reload={campaign.reload} />}</Show>
}

function Editor(props: { facts: CampaignFacts; reload: () => Promise<void> }) {
  const state = openRubric(props.facts, props.reload)
  const [search] = useSearchParams<{ field?: string }>()
  onMount(() => {
    const at = /^criteria\.(\d+)\.(\w+)/.exec(search.field ?? '')
    const criterion = state.criteria()[Number(at?.[1] ?? Number.NaN)]
    if (criterion === undefined) return
    state.setCurrent(criterion.key)
    queueMicrotask(() => document.getElementById(fieldId(`${at?.[2] ?? 'weight'}-${criterion.key}`))?.focus())
  })
  return (
    <>
      <Head state={state} campaign={props.facts.id} />
      <Show when={!state.frozen}>
        <Finding state={state} />
      </Show>
      <Strip state={state} />
      <div class={css.columns}>
        <Tree state={state} />
        <Levels state={state} />
      </div>
    </>
  )
}

function Head(props: { state: RubricState; campaign: string }) {
  const exact = () => props.state.sum() === wholeWeight
  return (
    <header class="page-head">
      <div>
        <h1>{words().title}</h1>
        <p class="muted">
          {props.state.frozen ? words().frozen : words().draft}{' '}
          <Show when={props.state.saved()}>{(saved) => <SaveStatus saved={saved()} unmarked />}</Show>
        </p>
      </div>
      <Show when={!props.state.frozen}>
        <div class="page-acts">
          <Show
            when={exact()}
            fallback={
              <Button kind="filled" because={words().notYet}>
                {words().open}
              </Button>
            }
          >
            <A class="button button-filled" href={`/organize/${props.campaign}`}>
              {words().open}
            </A>
          </Show>
        </div>
      </Show>
    </header>
  )
}

/** The finding in one sentence, with the way to the field that mends it. */
function Finding(props: { state: RubricState }) {
  const w = words
  const scored = () => leaves(props.state.criteria())
  const last = () => scored().find(({ key }) => key === props.state.current()) ?? scored().at(-1)
  const wordless = () =>
    scored().filter(({ bands }) => bands.length === 0 || bands.some((band) => band.words.trim() === '')).length
  const exact = () => props.state.sum() === wholeWeight
  const uneven = () => unevenBands(props.state.criteria())
  const go = (key: string) => {
    props.state.setCurrent(key)
    document.getElementById(fieldId(`weight-${key}`))?.focus()
  }
  return (
    <div class={`note ${exact() && uneven() === null ? 'note-sound' : 'note-error'} ${css.finding}`} role="status">
      <Show
        when={!exact()}
        fallback={
          <p>
            <strong>{w().sum(weightPrint(props.state.sum()))}</strong>
            <Show when={uneven()} fallback={w()[wordless() === 0 ? 'sound' : 'wordless'](scored().length, wordless())}>
              {(leaf) => `${named(lang(), leaf())}: ${w().uneven}`}
            </Show>
          </p>
        }
      >
        <p>
          <strong>{w().sumWrong(weightPrint(props.state.sum()))}</strong>
          {w().keepsDraft}{' '}
          <Show when={last()}>
            {(leaf) => (
              <button type="button" class="link-button" onClick={() => go(leaf().key)}>
                {w().goTo(named(lang(), leaf()))}
              </button>
            )}
          </Show>
        </p>
      </Show>
      <Show when={props.state.problem()}>{(problem) => <p role="alert">{problem()}</p>}</Show>
    </div>
  )
}
