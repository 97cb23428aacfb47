import type { InferResponseType } from 'hono/client'
import { createMemo, createResource, createSignal } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import type { Problem } from '../../../server/refusal.ts'
import { ask } from '../../api.ts'
import { people } from '../../me.ts'
import { wordsOf } from '../../words.ts'

const members = people.campaigns[':campaign'].members

export type Member = InferResponseType<typeof members.$get, 200>['members'][number]

/** A link as it is shown once. */
export interface ShownLink {
  member: string
  name: string
  code: string | null
  address: string
}

export type Filter = 'all' | 'waiting' | 'accepted' | 'removed'

const fits: Record<Filter, (member: Member) => boolean> = {
  all: (member) => member.state !== 'removed',
  waiting: (member) => member.state === 'invited' || member.state === 'link-expired',
  accepted: (member) => member.state === 'accepted',
  removed: (member) => member.state === 'removed',
}

const shared = wordsOf(partsWords)

/** The address that is handed to the person: the token stays in the fragment. */
export function linkAddress(token: string): string {
  return `${location.origin}/enter#${token}`
}

/** The people of a campaign with the filter of the page, and the acts on one of them. */
export function openMembers(campaign: () => string) {
  const [answered, { refetch }] = createResource(campaign, (id) => ask(() => members.$get({ param: { campaign: id } })))
  const [filter, setFilter] = createSignal<Filter>('all')
  const [query, setQuery] = createSignal('')
  const [links, setLinks] = createSignal<readonly ShownLink[]>([])
  const [problem, setProblem] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)

  const latest = () => (answered.error === undefined ? answered.latest : undefined)
  const all = createMemo(() => {
    const found = latest()
    return found !== undefined && 'answer' in found ? [...found.answer.members].sort(byCode) : undefined
  })
  const refusal = () => {
    const found = latest()
    return found !== undefined && 'refusal' in found ? found.refusal : undefined
  }
  const shown = createMemo(() => {
    const sought = query().trim().toLowerCase()
    return (all() ?? []).filter((member) => fits[filter()](member) && matches(member, sought))
  })

  /** Sends an act; afterwards the list is read again. Answers null when it was refused, and the page says why. */
  const act = async <T>(send: () => Promise<{ answer: T } | { refusal: Problem }>): Promise<T | null> => {
    if (busy()) return null
    setBusy(true)
    setProblem(null)
    try {
      const outcome = await send()
      if ('refusal' in outcome) setProblem(outcome.refusal.title)
      await refetch()
      return 'answer' in outcome ? outcome.answer : null
    } catch {
      setProblem(shared().broken)
      return null
    } finally {
      setBusy(false)
    }
  }
  const one = (member: Member) => ({ param: { campaign: campaign(), member: member.id } })

  return {
    campaign,
    all,
    shown,
    refusal,
    broken: () => answered.error !== undefined,
    reload: async () => {
      await refetch()
    },
    filter,
    setFilter,
    query,
    setQuery,
    links,
    setLinks,
    problem,
    busy,
    count: (wanted: Filter) => (all() ?? []).filter(fits[wanted]).length,
    /** Whether who looks may change anything here: an auditor may not. */
    mayChange: () =>
      (all() ?? []).some((member) => member.own && member.role === 'organizer' && member.state === 'accepted'),
    async replaceLink(member: Member) {
      const link = await act(() => ask(() => members[':member'].link.$post(one(member))))
      if (link === null) return false
      const { id, name, code } = member
      const others = links().filter((known) => known.member !== id)
      setLinks([{ member: id, name, code, address: linkAddress(link.token) }, ...others])
      return true
    },
    remove: async (member: Member) => (await act(() => ask(() => members[':member'].$delete(one(member))))) !== null,
    restore: async (member: Member) =>
      (await act(() => ask(() => members[':member'].restore.$post(one(member))))) !== null,
  }
}

export type Members = ReturnType<typeof openMembers>

/** Experts by the number of their pseudonym; everybody else stays in the order of inviting. */
function byCode(one: Member, other: Member): number {
  return Number(one.code?.slice(1) ?? 0) - Number(other.code?.slice(1) ?? 0)
}

function matches(member: Member, sought: string): boolean {
  const texts = [member.name, member.affiliation ?? '', member.code ?? '', member.contact]
  return sought === '' || texts.some((text) => text.toLowerCase().includes(sought))
}
