import type { Choice } from '../campaign.ts'
import { choiceAliases, choiceEndings } from '../words/columns.ts'

/** Text as names are compared: one width, lower case, no spaces, nothing in brackets. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\s+|\*/gu, '')
}

/**
 * The level or theme that a text names: by key, by label in either language, by label without its ending (社区 for 社区级), by one
 * of the parts that the label lists (邻里互助 for 邻里互助、共治共享), or by another name of the same. What names two names neither.
 */
export function findChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const said = bare(text)
  if (said === '') return undefined
  const whole = choices.find((choice) => names(choice).includes(said))
  if (whole !== undefined) return whole
  const aliases = choiceAliases.find((group) => group.includes(said)) ?? []
  for (const accepted of [[said], aliases]) {
    const named = choices.filter((choice) =>
      [...names(choice), ...parts(choice)].some((name) => accepted.includes(name)),
    )
    if (named.length === 1) return named[0]
  }
  return undefined
}

/** The one choice whose label shares the longest run of characters with the text; undefined when none or several do. */
export function nearestChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const said = bare(text)
  const enough = /\p{Script=Han}/u.test(said) ? 2 : 4
  const scored = choices.map((choice) => ({
    choice,
    length: Math.max(...names(choice).map((name) => commonRun(said, name))),
  }))
  const longest = Math.max(0, ...scored.map(({ length }) => length))
  const nearest = scored.filter(({ length }) => length === longest)
  return longest >= enough && nearest.length === 1 ? nearest[0]?.choice : undefined
}

function names(choice: Choice): string[] {
  return [choice.key, choice.label, choice.labelEn ?? ''].map(bare).filter((name) => name !== '')
}

function parts(choice: Choice): string[] {
  return choice.label.split(/[、，,/·]/u).map(bare)
}

function bare(text: string): string {
  const plain = comparable(text)
  const ending = choiceEndings.find((end) => plain.endsWith(end) && plain.length > end.length)
  return ending === undefined ? plain : plain.slice(0, -ending.length)
}

function commonRun(a: string, b: string): number {
  let longest = 0
  for (let from = 0; from < a.length; from++)
    while (from + longest < a.length && b.includes(a.slice(from, from + longest + 1))) longest++
  return longest
}
