import { describe, expect, it } from 'vitest'
import { importsOf, readSources, type Source } from '../law.ts'

/** What Chrome 67 or iOS 14 lack and no build can lower: methods, options and syntax of patterns (vote.md "The page"). */
const younger: readonly [name: string, pattern: RegExp][] = [
  ['Array.flatMap', /\.flatMap\(/],
  ['Array.flat', /\.flat\(/],
  ['Array.at', /\.at\(/],
  ['Array.findLast', /\.findLast(Index)?\(/],
  ['Array.toSorted', /\.to(Sorted|Reversed|Spliced)\(/],
  ['Object.fromEntries', /Object\.fromEntries/],
  ['Object.hasOwn', /Object\.hasOwn\(/],
  ['Object.groupBy', /Object\.groupBy/],
  ['String.matchAll', /\.matchAll\(/],
  ['String.replaceAll', /\.replaceAll\(/],
  ['Promise.allSettled', /Promise\.(allSettled|any|withResolvers)/],
  ['structuredClone', /\bstructuredClone\(/],
  ['crypto.randomUUID', /randomUUID/],
  ['globalThis', /\bglobalThis\b/],
  ['queueMicrotask', /\bqueueMicrotask\(/],
  ['AbortSignal.timeout', /AbortSignal\.(timeout|any)/],
  ['lookbehind', /\(\?<[=!]/],
  ['hourCycle', /\bhourCycle\b/],
  ['dateStyle', /\b(date|time)Style:/],
  ['Uint8Array.toBase64', /\.(toBase64|toHex)\(|\.from(Base64|Hex)\(/],
]

/** The files that a page loads from here on, over every import that is not of types alone. */
function loadedFrom(start: string, sources: ReadonlyMap<string, Source>): Source[] {
  const found = new Map<string, Source>()
  const visit = (path: string): void => {
    const source = sources.get(path)
    if (source === undefined || found.has(path)) return
    found.set(path, source)
    for (const { from, typeOnly } of importsOf(source)) if (!typeOnly) visit(from)
  }
  visit(start)
  return [...found.values()]
}

const unfit = (sources: readonly Source[]): string[] =>
  sources
    .map(({ path, text }) =>
      younger
        .filter(([, pattern]) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')))
        .map(([name]) => `${path}: ${name}`)
        .join('\n'),
    )
    .filter((line) => line !== '')

describe('the vote page on the oldest phones promised', () => {
  it('uses nothing that Chrome 67 and iOS 14 lack', async () => {
    const sources = new Map((await readSources()).map((source) => [source.path, source]))
    const loaded = loadedFrom('web/vote/main.tsx', sources)
    expect(loaded.length).toBeGreaterThan(40)
    expect(loaded.map(({ path }) => path)).toContain('server/domain/ballot.ts')
    expect(unfit(loaded)).toEqual([])
  })

  it('would notice', () => {
    const planted = { path: 'web/vote/planted.ts', text: 'export const last = (list: number[]) => list.at(-1)' }
    expect(unfit([planted])).toEqual(['web/vote/planted.ts: Array.at'])
  })
})
