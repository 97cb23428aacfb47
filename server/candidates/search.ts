import { comparable, type SearchIndex } from '../domain/search.ts'
import { pinyinOf } from '../pinyin.ts'
import { foldsFor, simplified } from '../simplified.ts'

/** What the candidates who stand are found by: name and place in simplified characters, their pinyin, and the two scripts' pairs. */
export function searchIndex(
  rows: readonly { number: number; name: string; path: readonly string[]; state: string }[],
): SearchIndex {
  const standing = rows.filter(({ state }) => state === 'admitted')
  const words = standing.map(({ name, path }) => [name, path.join('')].map((text) => comparable(simplified(text))))
  return {
    texts: Object.fromEntries(
      standing.map(({ number, name, path }, at) => [
        number,
        [...(words[at] ?? []), ...[name, ...path].map(pinyinOf)].join(' '),
      ]),
    ),
    folds: foldsFor(words.flat()),
  }
}
