import { type TallyResult, tallyJson } from '../../server/domain/tally.ts'
import { sha256Hex } from '../../server/hash.ts'

/** One nomination of a test: the scores that e1, e2 … gave it under the only criterion `q`, and its votes. */
export type Entry = {
  scores?: (string | null)[]
  votes?: number
  level?: string
  unit?: string
  batch?: string
}

/** Unknown JSON as a file would hold it: nominations 1, 2 … with one criterion `q` of weight 100. */
export function file(entries: readonly Entry[], rules: object = {}, more: object = {}) {
  return {
    rules: { criteria: [{ key: 'q', weight: '100' }], ...rules },
    nominations: entries.map(({ level, unit, batch }, at) => ({
      number: at + 1,
      ...(level === undefined ? {} : { level }),
      ...(unit === undefined ? {} : { unit }),
      ...(batch === undefined ? {} : { batch }),
    })),
    sheets: entries.flatMap(({ scores = [] }, at) =>
      scores.map((q, expert) => ({ nomination: at + 1, expert: `e${expert + 1}`, scores: { q } })),
    ),
    votes: Object.fromEntries(entries.map(({ votes = 0 }, at) => [`${at + 1}`, votes])),
    ...more,
  }
}

/** The result of a file that must be right; a refusal fails the test by name. */
export function run(input: unknown): TallyResult {
  const result = tallyJson(input, { sha256Hex })
  if ('refusal' in result) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result
}

/** One column of the ranked list by candidate number. */
export function column<K extends keyof TallyResult['ranking'][number]>(result: TallyResult, key: K) {
  return Object.fromEntries(result.ranking.map((row) => [row.number, row[key]]))
}
