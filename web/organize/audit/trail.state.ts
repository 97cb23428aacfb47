import type { InferResponseType } from 'hono/client'
import { createMemo, createResource, createSignal } from 'solid-js'
import { type ActGroup, actGroupNames } from '../../../server/domain/trail.ts'
import type { Problem } from '../../../server/refusal.ts'
import { ask } from '../../api.ts'
import { people } from '../../me.ts'
import { campaigns } from '../campaign.state.ts'
import { actText, subjectText } from './texts.ts'

const trail = campaigns.campaigns[':campaign'].audit
const pageSize = 50

export type Entry = InferResponseType<typeof trail.$get, 200>['entries'][number]
export type Group = ActGroup | 'all'
export const groups: readonly Group[] = ['all', ...actGroupNames]

interface Read {
  entries: Entry[]
  more: boolean
}

/** The trail of a campaign as far as it was read: by group on the server, by words among what was read. */
export function openTrail(campaign: () => string) {
  const [group, setGroup] = createSignal<Group>('all')
  const [query, setQuery] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const page = async (about: Group, before?: number) =>
    ask(() =>
      trail.$get({
        param: { campaign: campaign() },
        query: {
          limit: String(pageSize),
          ...(about === 'all' ? {} : { group: about }),
          ...(before === undefined ? {} : { before: String(before) }),
        },
      }),
    )
  const [answered, { refetch, mutate }] = createResource(
    () => ({ id: campaign(), group: group() }),
    async (asked): Promise<Read | { refusal: Problem }> => {
      const outcome = await page(asked.group)
      return 'refusal' in outcome ? outcome : outcome.answer
    },
  )
  const names = openNames(campaign)
  const latest = () => (answered.error === undefined ? answered.latest : undefined)
  const read = () => {
    const found = latest()
    return found !== undefined && 'entries' in found ? found : undefined
  }

  return {
    group,
    setGroup,
    query,
    setQuery,
    busy,
    read,
    names,
    refusal: () => {
      const found = latest()
      return found !== undefined && 'refusal' in found ? found.refusal : undefined
    },
    broken: () => answered.error !== undefined,
    retry: () => void refetch(),
    shown: createMemo(() => {
      const sought = query().trim().toLowerCase()
      const entries = read()?.entries ?? []
      return sought === '' ? entries : entries.filter((entry) => textOf(entry, names()).includes(sought))
    }),
    /** Reads the next older page and puts it below. */
    more: async () => {
      const known = read()
      const last = known?.entries.at(-1)
      if (known === undefined || last === undefined || busy()) return
      setBusy(true)
      try {
        const outcome = await page(group(), last.id)
        mutate(
          'refusal' in outcome
            ? outcome
            : { ...outcome.answer, entries: [...known.entries, ...outcome.answer.entries] },
        )
      } finally {
        setBusy(false)
      }
    },
  }
}

export type Trail = ReturnType<typeof openTrail>

/** Names of the members, for entries that tell only whom they were about; empty until they are read. */
function openNames(campaign: () => string): () => ReadonlyMap<string, string> {
  const [answered] = createResource(campaign, async (id) => {
    const outcome = await ask(() => people.campaigns[':campaign'].members.$get({ param: { campaign: id } }))
    return 'answer' in outcome ? outcome.answer.members : []
  })
  return createMemo(() => {
    const members = answered.error === undefined ? (answered.latest ?? []) : []
    return new Map(members.map((member) => [member.id, member.name]))
  })
}

function textOf(entry: Entry, names: ReadonlyMap<string, string>): string {
  return [entry.actor ?? '', actText(entry.act), subjectText(entry.subject, names), entry.reason ?? '']
    .join(' ')
    .toLowerCase()
}
