import { pinyin } from 'pinyin-pro'

/** Spellings already made; names and places repeat, and making one is slow. */
const known = new Map<string, string>()
const mostKnown = 20_000

/**
 * How a text is searched by pinyin: the spelling of the whole without tones, and its first letters, separated by a space
 * (`近邻` gives `jinlin jl`). Letters and digits stay themselves.
 */
export function pinyinOf(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.toLowerCase().replace(/[^a-z0-9]/g, ''),
  )
  const spelled = `${syllables.join('')} ${syllables.map((syllable) => syllable.charAt(0)).join('')}`.trim()
  if (known.size >= mostKnown) known.clear()
  known.set(text, spelled)
  return spelled
}
