import { useSearchParams } from '@solidjs/router'
import { createMemo, createResource } from 'solid-js'
import { matchesNomination, type NominationState, nominationStates } from '../../../server/domain/nomination.ts'
import { ask } from '../../api.ts'
import { lang } from '../../words.ts'
import { type ListedNomination, type NominationList, nominations } from './client.ts'

export type Tab = NominationState | 'all'
export const sorts = ['number', 'updated', 'name'] as const
export type Sort = (typeof sorts)[number]

/** What is looked at: kept in the address, so that going back and sharing a link find the same list. */
interface Look {
  q: string
  tab: Tab
  level: string
  theme: string
  sort: Sort
}

/** The list of a campaign's nominations: read once, then searched, filtered and sorted on the page. */
export function useNominationList(campaign: () => string) {
  const [address, setAddress] = useSearchParams<{
    q: string
    state: string
    level: string
    theme: string
    sort: string
  }>()
  const [answered, { refetch }] = createResource(campaign, (id) =>
    ask(() => nominations.$get({ param: { campaign: id }, query: {} })),
  )
  const latest = () => (answered.error === undefined ? answered.latest : undefined)
  const list = (): NominationList | undefined => {
    const found = latest()
    return found !== undefined && 'answer' in found ? found.answer : undefined
  }
  const refusal = () => {
    const found = latest()
    return found !== undefined && 'refusal' in found ? found.refusal : undefined
  }
  const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')
  const look = createMemo(
    (): Look => ({
      q: text(address.q),
      tab: nominationStates.find((state) => state === address.state) ?? 'all',
      level: text(address.level),
      theme: text(address.theme),
      sort: sorts.find((sort) => sort === address.sort) ?? 'number',
    }),
  )
  const inTab = createMemo(() =>
    (list()?.nominations ?? []).filter(({ state }) => look().tab === 'all' || state === look().tab),
  )
  const shown = createMemo(() => {
    const { q, level, theme, sort } = look()
    const found = inTab().filter(
      (row) =>
        (level === '' || row.level === level) && (theme === '' || row.theme === theme) && matchesNomination(row, q),
    )
    return sorted(found, sort, lang())
  })
  return {
    list,
    refusal,
    broken: () => answered.error !== undefined,
    reload: refetch,
    look,
    inTab,
    shown,
    /** Changes what is looked at; an empty text takes it out of the address. */
    see: (change: Partial<Look>) => {
      const { tab, ...rest } = change
      const state = tab === undefined ? {} : { state: tab === 'all' ? '' : tab }
      setAddress({ ...rest, ...state }, { replace: true })
    },
  }
}

function sorted(rows: ListedNomination[], sort: Sort, language: string): ListedNomination[] {
  if (sort === 'updated') return [...rows].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  if (sort === 'name') {
    const collator = new Intl.Collator(language)
    return [...rows].sort((a, b) => collator.compare(a.name, b.name))
  }
  return rows
}
