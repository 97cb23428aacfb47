import { type Grain, wornEdge } from './seal/edge.ts'
import { characterGlyphs, digitGlyphs } from './seal/glyphs.ts'
import { seeded } from './seeded.ts'

/** A shape of a seal: path, and the transform that puts it into the seal's box of 100 x 100 (or 100 x 150). */
export interface Stroke {
  path: string
  transform: string
}

/** How digits stand in a seal: `carved` fills the square as carved ones do, `printed` keeps their own proportion. */
export type Cut = 'carved' | 'printed'

const cuts = {
  carved: { size: 41, width: 74, baseline: 75.6, stretch: 1.66 },
  printed: { size: 43, width: 78, baseline: 65.7, stretch: 1 },
} as const

/** The digits of a candidate number as outlines in a box of 100 x 100. Numbers longer than three digits are narrowed to fit. */
export function sealDigits(number: string, cut: Cut = 'carved'): Stroke[] {
  const { size, width, baseline, stretch } = cuts[cut]
  const glyphs: (typeof digitGlyphs)[number][] = []
  for (const digit of number) {
    const glyph = digitGlyphs[Number(digit)]
    if (glyph !== undefined) glyphs.push(glyph)
  }
  const natural = (glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * size) / 400
  const narrow = Math.min(1, width / natural)
  const gap = glyphs.length === 3 && cut === 'carved' ? Math.max(0, width - natural) / 3 : 0
  const tall = (size / 400) * stretch * (cut === 'carved' ? 1 : narrow)
  const scale = (size / 400) * narrow
  let x = 50 - (natural * narrow + gap * (glyphs.length - 1)) / 2
  return glyphs.map((glyph) => {
    const transform = `translate(${round(x)} ${baseline})scale(${round(scale, 4)} ${round(tall, 4)})`
    x += glyph.advance * scale + gap
    return { path: glyph.path, transform }
  })
}

/** The edge of a stamped seal with its wear; fill it with the even-odd rule. Seeded by the number alone. */
export function sealEdge(number: string, grain: Grain = 'coarse'): string {
  return wornEdge(number, 100, grain)
}

/** The tilt of a stamped seal in degrees: 1 to 3 either way, always the same for a number. */
export function sealTilt(number: string): number {
  const random = seeded(`tilt ${number}`)
  const degrees = 1 + random() * 2
  return round(random() < 0.5 ? -degrees : degrees, 2)
}

/** The grain for a seal shown at this many pixels. */
export function grainAt(pixels: number): Grain {
  return pixels >= 80 ? 'fine' : 'coarse'
}

/** The word seals: the product's own name, a received ballot, a public notice, a final list. */
export type SealWord = 'brand' | 'voted' | 'notice' | 'final'

const words: Record<SealWord, readonly (keyof typeof characterGlyphs)[]> = {
  brand: ['gong', 'ping'],
  voted: ['yi', 'tou'],
  notice: ['gong', 'shi'],
  final: ['zheng', 'shiOfForm'],
}

/** The two characters of a word seal as outlines, stacked in a box of 100 x 150. */
export function wordStrokes(word: SealWord): Stroke[] {
  return words[word].map((character, at) => ({
    path: characterGlyphs[character],
    transform: `translate(16 ${69 + at * 65})scale(.272)`,
  }))
}

/** The edge of a word seal in a box of 100 x 150; fill it with the even-odd rule. */
export function wordEdge(word: SealWord, grain: Grain = 'coarse'): string {
  return wornEdge(word, 150, grain)
}

export interface SealInk {
  /** Colour of the seal. */
  seal: string
  /** Colour of what is carved into it. */
  on: string
}

export const vermilion: SealInk = { seal: '#B3271E', on: '#FFFFFF' }

/** A stamped seal as SVG text of `pixels` square, for print, certificates and share cards; the page draws the same shapes. */
export function stampedSealSvg(number: string, pixels: number, ink: SealInk = vermilion): string {
  return drawing(100, pixels, sealTilt(number), sealEdge(number, grainAt(pixels)), sealDigits(number), ink, 7)
}

/** A word seal as SVG text, `pixels` wide and half as high again. */
export function wordSealSvg(word: SealWord, pixels: number, ink: SealInk = vermilion): string {
  return drawing(150, pixels, 0, wordEdge(word, grainAt(pixels)), wordStrokes(word), ink, 0)
}

function drawing(
  height: number,
  pixels: number,
  tilt: number,
  edge: string,
  strokes: readonly Stroke[],
  ink: SealInk,
  weight: number,
): string {
  const carved = strokes.map(({ path, transform }) => `<path transform="${transform}" d="${path}"/>`).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${(pixels * height) / 100}" viewBox="-3 -3 106 ${height + 6}">` +
    `<g transform="rotate(${tilt} 50 ${height / 2})"><path fill="${ink.seal}" fill-rule="evenodd" d="${edge}"/>` +
    `<g fill="${ink.on}" stroke="${ink.on}" stroke-width="${weight}">${carved}</g></g></svg>`
  )
}

function round(value: number, places = 1): number {
  return Number(value.toFixed(places))
}
