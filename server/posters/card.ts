import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CreateText } from 'sharp'
import { stampedSealSvg, wordSealSvg } from '../domain/seal.ts'
import { posterWords } from '../domain/words/poster.ts'
import type { Lang } from '../domain/words.ts'
import { escapeHtml } from '../html.ts'
import type { Subject } from './subject.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')

const size = { width: 1200, height: 630 }
/** The picture takes the left of the card, the words the rest. */
const pictureWidth = 520
const words = { left: 600, width: 540 }
const paper = '#faf7f1'
const ink = '#1e1a15'
const muted = '#5e564b'

/** A picture of 1200 x 630 for shared links: picture, seal, name, place, whose vote it is. `picture` is an image file or SVG. */
export async function drawCard(lang: Lang, subject: Subject, picture: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const t = posterWords[lang]
  const { number } = subject
  const seal = Buffer.from(number === null ? wordSealSvg('brand', 150) : stampedSealSvg(number, 236))
  const place = number === null ? [t.candidates(subject.candidates)] : subject.place
  const name = await written(subject.name, { height: 220, largest: 76, color: ink, bold: true })
  const where = await written(place.join('  '), { height: 44, largest: 30, color: ink })
  const lines = [
    { image: await written(subject.campaignName, { height: 44, largest: 30, color: muted }), top: 72 },
    { image: name, top: 138 },
    { image: where, top: 138 + name.height + 28 },
    {
      image: await written(subject.line, { height: 80, largest: 26, color: muted }),
      top: 138 + name.height + 28 + where.height + 18,
    },
    {
      image: await written([t.vote, subject.closes === null ? '' : t.until(subject.closes)].join('  '), {
        height: 44,
        largest: 30,
        color: muted,
      }),
      top: 528,
    },
  ]
  const sharp = await pictures()
  const left = await sharp(picture, { limitInputPixels: 40_000_000, density: 144 })
    .resize({ width: pictureWidth, height: size.height, fit: 'cover' })
    .png()
    .toBuffer()
  const card = await sharp({ create: { ...size, channels: 3, background: paper } })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: seal, left: pictureWidth - 188, top: number === null ? 340 : 346 },
      ...lines.map(({ image, top }) => ({ input: image.bytes, left: words.left, top })),
    ])
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toBuffer()
  return new Uint8Array(card)
}

/** Loaded with the first card: its library is large. */
async function pictures() {
  return (await import('sharp')).default
}

/** A text as a picture: at its largest size, or as much smaller as its box asks for. Blank texts are one clear pixel. */
async function written(
  text: string,
  { height, largest, color, bold = false }: { height: number; largest: number; color: string; bold?: boolean },
): Promise<{ bytes: Buffer; height: number }> {
  const shown = text.trim() === '' ? '\u200b' : text
  const weight = bold ? 'Bold' : 'Regular'
  const box = {
    text: `<span foreground="${color}">${escapeHtml(shown)}</span>`,
    font: `Noto Sans Hans ${weight} ${largest}`,
    fontfile: join(fonts, `NotoSansHans-${weight}.otf`),
    width: words.width,
    rgba: true,
    wrap: 'word-char',
  } as const
  try {
    const natural = await render({ ...box, dpi: 72 })
    const drawn = natural.info.height <= height ? natural : await render({ ...box, height })
    return { bytes: drawn.data, height: drawn.info.height }
  } catch {
    return { bytes: await blank(), height: 0 }
  }
}

async function render(text: CreateText) {
  const sharp = await pictures()
  return sharp({ text }).png().toBuffer({ resolveWithObject: true })
}

async function blank(): Promise<Buffer> {
  const sharp = await pictures()
  return sharp({ create: { width: 1, height: 1, channels: 4, background: '#00000000' } })
    .png()
    .toBuffer()
}
