import { hc } from 'hono/client'
import { createSignal } from 'solid-js'
import type { Candidates } from '../../server/candidates.ts'
import type { SearchIndex } from '../../server/domain/search.ts'
import { ask } from '../api.ts'

const client = hc<Candidates>('/api')

/** What is typed into the search. The index for pinyin and the other script is asked for when somebody is about to search. */
export function createSearch(campaign: string) {
  const [typed, setTyped] = createSignal('')
  const [index, setIndex] = createSignal<SearchIndex | null>(null)
  let asked = false
  const prepare = () => {
    if (asked) return
    asked = true
    ask(() => client.campaigns[':campaign'].search.$get({ param: { campaign } })).then(
      (found) => {
        if ('answer' in found) setIndex(found.answer)
      },
      () => {
        asked = false // without a connection: at the next key
      },
    )
  }
  return {
    typed,
    index,
    prepare,
    type(text: string): void {
      prepare()
      setTyped(text)
    },
  }
}
