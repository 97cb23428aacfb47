import { A } from '@solidjs/router'
import { For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { nominationStates, printedNumber } from '../../../server/domain/nomination.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { Tabs } from '../../parts/Tabs.tsx'
import { wordsOf } from '../../words.ts'
import { useCampaign } from '../campaign.state.ts'
import { type Choice, type ListedNomination, labelOf, type NominationList as Nominations } from './client.ts'
import css from './list.module.css'
import { sorts, useNominationList } from './list.state.ts'

const words = wordsOf(nominationWords)

/** The nominations of a campaign: tabs by state, search, filters and sort. */
export default function NominationList() {
  const campaign = useCampaign()
  const state = useNominationList(campaign.id)
  return (
    <Switch fallback={<Loading />}>
      <Match when={state.broken() || state.refusal()}>
        <Failed sentence={state.refusal()?.title} onRetry={() => void state.reload()} />
      </Match>
      <Match when={state.list()} keyed>
        {(list) => <Listed list={list} state={state} campaign={campaign.id()} />}
      </Match>
    </Switch>
  )
}

function Listed(props: { list: Nominations; state: ReturnType<typeof useNominationList>; campaign: string }) {
  const home = () => `/organize/${props.campaign}/nominations`
  const t = () => words().list
  const tabs = () => [
    { key: 'all', label: t().all, count: props.list.nominations.length },
    ...nominationStates
      .filter((state) => state === 'admitted' || props.list.counts[state] > 0)
      .map((state) => ({ key: state, label: words().states[state], count: props.list.counts[state] })),
  ]
  return (
    <>
      <div class="page-head">
        <h1>{t().title(props.list.counts.admitted)}</h1>
        <div class="page-acts">
          <Show when={props.list.frozenAt === null} fallback={<span class="muted">{words().frozen}</span>}>
            <A class="button" href={`${home()}/import`}>
              {t().import}
            </A>
            <A class="button button-filled" href={`${home()}/new`}>
              {t().add}
            </A>
          </Show>
        </div>
      </div>
      <Show
        when={props.list.nominations.length > 0}
        fallback={<Empty title={t().emptyTitle} sentence={t().emptySentence} />}
      >
        <Tabs
          label={t().tabs}
          tabs={tabs()}
          current={props.state.look().tab}
          panel="nominations"
          onChoose={(key) => props.state.see({ tab: nominationStates.find((known) => known === key) ?? 'all' })}
        />
        <Filters list={props.list} state={props.state} />
        <div id="nominations" role="tabpanel" aria-label={t().tabs}>
          <Show
            when={props.state.shown().length > 0}
            fallback={
              <Empty
                title={t().noneTitle}
                sentence={t().noneSentence(props.state.inTab().length)}
                act={
                  <button type="button" class="button" onClick={() => props.state.see({ q: '', level: '', theme: '' })}>
                    {t().clear}
                  </button>
                }
              />
            }
          >
            <Table list={props.list} rows={props.state.shown()} home={home()} />
          </Show>
        </div>
      </Show>
    </>
  )
}

function Filters(props: { list: Nominations; state: ReturnType<typeof useNominationList> }) {
  let search: HTMLInputElement | undefined
  const t = () => words().list
  const slash = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    search?.focus()
  }
  onMount(() => document.addEventListener('keydown', slash))
  onCleanup(() => document.removeEventListener('keydown', slash))
  return (
    <search class={css.filters}>
      <input
        ref={search}
        type="search"
        aria-label={t().search}
        placeholder={t().search}
        value={props.state.look().q}
        onInput={(event) => props.state.see({ q: event.currentTarget.value })}
      />
      <ChoiceFilter
        label={t().level}
        choices={props.list.levels}
        value={props.state.look().level}
        onChoose={(level) => props.state.see({ level })}
      />
      <ChoiceFilter
        label={t().theme}
        choices={props.list.themes}
        value={props.state.look().theme}
        onChoose={(theme) => props.state.see({ theme })}
      />
      <select
        aria-label={t().sort}
        value={props.state.look().sort}
        onChange={(event) => {
          const chosen = sorts.find((sort) => sort === event.currentTarget.value)
          if (chosen !== undefined) props.state.see({ sort: chosen })
        }}
      >
        <For each={sorts}>{(sort) => <option value={sort}>{t().sorts[sort]}</option>}</For>
      </select>
      <span class={`muted figures ${css.shown}`} role="status">
        {t().shown(props.state.shown().length)}
      </span>
    </search>
  )
}

function ChoiceFilter(props: {
  label: string
  choices: readonly Choice[]
  value: string
  onChoose: (key: string) => void
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChoose(event.currentTarget.value)}
    >
      <option value="">{props.label}</option>
      <For each={props.choices}>
        {(choice) => <option value={choice.key}>{labelOf(props.choices, choice.key)}</option>}
      </For>
    </select>
  )
}

function Table(props: { list: Nominations; rows: readonly ListedNomination[]; home: string }) {
  const t = () => words().list.columns
  return (
    <table class={`table table-folding ${css.table}`}>
      <thead>
        <tr>
          <th scope="col">{t().seal}</th>
          <th scope="col">{t().name}</th>
          <th scope="col">{t().path}</th>
          <th scope="col">{t().level}</th>
          <th scope="col">{t().theme}</th>
          <th scope="col" class="number">
            {t().photos}
          </th>
          <th scope="col">{t().state}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr classList={{ [css.left ?? '']: row.state !== 'admitted' }}>
              <td class="in-number">
                <DeskSeal
                  number={printedNumber(row.number)}
                  size={30}
                  state={row.state === 'admitted' ? 'idle' : 'aside'}
                  label={printedNumber(row.number)}
                />
              </td>
              <td class="in-name">
                <A href={`${props.home}/${row.number}`}>{row.name}</A>
                <Show when={row.connotation}>
                  <small class={css.connotation}>{row.connotation}</small>
                </Show>
              </td>
              <td>{row.path.join(' ') || '—'}</td>
              <td class="nowrap">{labelOf(props.list.levels, row.level)}</td>
              <td>{labelOf(props.list.themes, row.theme)}</td>
              <td class="number" data-head={t().photos}>
                {row.photos || '—'}
              </td>
              <td class="nowrap">{words().states[row.state]}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
