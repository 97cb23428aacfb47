import { comparable } from './choice.ts'

/** What a search looks at. */
interface Searched {
  number: number
  name: string
  connotation: string
  path: readonly string[]
}

/** Whether every word of the search stands in the number, name, connotation or path; an empty search finds everything. */
export function matchesNomination(nomination: Searched, search: string): boolean {
  const { number, name, connotation, path } = nomination
  const text = comparable(`${String(number).padStart(3, '0')}|${name}|${connotation}|${path.join('|')}`)
  return search
    .split(/\s+/u)
    .map(comparable)
    .every((word) => text.includes(word))
}
