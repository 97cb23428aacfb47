import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { identityWords } from '../domain/words/identity.ts'
import { type CardSheet, cardAddress } from './cards.ts'

const mm = 72 / 25.4
const page = { columns: 2, rows: 5, left: 10 * mm, top: 11 * mm, width: 95 * mm, height: 55 * mm }
const perPage = page.columns * page.rows
const qr = 36 * mm
const ink = '#1c1b19'
const faint = '#5f5b53'

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts')

/** Cards as an A4 PDF, ten a page with cut lines; QR codes are vectors, Chinese fonts are embedded. */
export async function cardsPdf({ lang, campaign, host, address, cards }: CardSheet): Promise<Uint8Array<ArrayBuffer>> {
  const words = identityWords[lang]
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: campaign, Author: host } })
  doc.registerFont('plain', join(fonts, 'NotoSansHans-Regular.otf'))
  doc.registerFont('strong', join(fonts, 'NotoSansHans-Medium.otf'))
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(doc, 'end')
  for (const [at, card] of cards.entries()) {
    const place = at % perPage
    if (place === 0) {
      doc.addPage()
      cutLines(doc)
    }
    const x = page.left + (place % page.columns) * page.width
    const y = page.top + Math.floor(place / page.columns) * page.height
    drawQr(doc, cardAddress(address, card.code), x + 4 * mm, y + 5 * mm)
    drawWords(doc, x + 44 * mm, y + 5 * mm, 48 * mm, [
      ['strong', 10, ink, campaign, 44],
      ['plain', 7.5, faint, words.card.title, 13],
      ['strong', 10.5, ink, card.code, 19],
      ['plain', 7.5, ink, words.card.how, 24],
    ])
    drawWords(doc, x + 4 * mm, y + 43 * mm, 87 * mm, [
      ['plain', 6.5, ink, address, 11],
      ['plain', 6.5, faint, `${card.label}   ${words.card.once}`, 11],
    ])
  }
  doc.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

type Doc = InstanceType<typeof PDFDocument>

function cutLines(doc: Doc): void {
  doc.lineWidth(0.3).strokeColor('#b8b3a8').dash(2, { space: 2 })
  for (let column = 0; column <= page.columns; column++) {
    const x = page.left + column * page.width
    doc.moveTo(x, page.top).lineTo(x, page.top + page.rows * page.height)
  }
  for (let row = 0; row <= page.rows; row++) {
    const y = page.top + row * page.height
    doc.moveTo(page.left, y).lineTo(page.left + page.columns * page.width, y)
  }
  doc.stroke().undash()
}

/** One path of black runs, row by row. */
function drawQr(doc: Doc, text: string, left: number, top: number): void {
  const { size, data } = encode(text, { ecc: 'M', border: 0 })
  const module = qr / size
  for (const [row, cells] of data.entries()) {
    for (let from = 0; from < size; from++) {
      if (!cells[from]) continue
      let to = from
      while (to < size && cells[to]) to++
      doc.rect(left + from * module, top + row * module, (to - from) * module, module)
      from = to
    }
  }
  doc.fill(ink)
}

type Line = [font: 'plain' | 'strong', size: number, color: string, text: string, height: number]

function drawWords(doc: Doc, left: number, top: number, width: number, lines: readonly Line[]): void {
  let y = top
  for (const [font, size, color, text, height] of lines) {
    doc.font(font).fontSize(size).fillColor(color)
    // A code is never cut, however wide its letters are.
    doc.text(text, left, y, font === 'strong' && size > 10 ? { lineBreak: false } : { width, height, ellipsis: true })
    y += height
  }
}
