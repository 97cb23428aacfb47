import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })

/** A text in simplified characters; what is simplified already stays. */
export function simplified(text: string): string {
  return convert(text)
}

/** The block of the unified ideographs, which holds every character that people type. */
const block = { first: 0x4e00, last: 0x9fff }

let written: Map<string, string> | null = null

/** By simplified character, the traditional ones that stand for it. */
function traditionalOf(): Map<string, string> {
  const all = Array.from({ length: block.last - block.first + 1 }, (_, at) => String.fromCharCode(block.first + at))
  const made = new Map<string, string>()
  // A line each: a phrase of neighbours is not converted as a whole.
  for (const [at, plain] of convert(all.join('\n')).split('\n').entries()) {
    const character = all[at] ?? ''
    if (plain !== character) made.set(plain, (made.get(plain) ?? '') + character)
  }
  return made
}

/** Pairs of characters, a traditional one and the simplified one that it is in `texts`, for those that `texts` have. */
export function foldsFor(texts: readonly string[]): string {
  written ??= traditionalOf()
  const used = new Set(texts.flatMap((text) => [...text]))
  return [...used].flatMap((plain) => [...(written?.get(plain) ?? '')].map((character) => character + plain)).join('')
}
