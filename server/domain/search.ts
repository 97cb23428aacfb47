import { printedNumber } from './candidate.ts'

/**
 * What the candidates are found by, made on the server. `texts`: by number, words in simplified characters and spellings of
 * pinyin, separated by spaces. `folds`: pairs of characters, the second is what the texts have in place of the first.
 */
export interface SearchIndex {
  texts: Record<string, string>
  folds: string
}

/** A candidate as far as it is on the ballot paper, for a search before the index has come. */
export interface Searched {
  number: number
  name: string
  place: readonly string[]
}

/** A text as searches compare it: one width, lower case, without spaces and the apostrophes of pinyin. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]+/g, '')
}

/** A typed search, told apart once for all candidates. */
export function readSearch(typed: string, index: SearchIndex | null): { typed: string; folded: string } {
  const plain = comparable(typed)
  const pairs = Array.from(index === null ? '' : index.folds)
  const folds = new Map<string, string>()
  for (let at = 0; at + 1 < pairs.length; at += 2) folds.set(pairs[at] ?? '', pairs[at + 1] ?? '')
  return {
    typed: plain,
    folded: Array.from(plain)
      .map((character) => folds.get(character) ?? character)
      .join(''),
  }
}

/** Whether a candidate answers a search by number, name, place or pinyin, in either script; an empty search finds everybody. */
export function answersSearch(
  candidate: Searched,
  { typed, folded }: { typed: string; folded: string },
  index: SearchIndex | null,
): boolean {
  if (typed === '') return true
  if (/^\d+$/.test(typed)) {
    const printed = printedNumber(candidate.number)
    return printed.startsWith(typed) || candidate.number === Number(typed)
  }
  if (comparable([candidate.name, ...candidate.place].join('')).includes(typed)) return true
  return (index?.texts[candidate.number] ?? '').split(' ').some((word) => word.includes(folded))
}
