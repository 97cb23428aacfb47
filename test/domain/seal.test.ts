import { describe, expect, it } from 'vitest'
import {
  grainAt,
  sealDigits,
  sealEdge,
  sealTilt,
  stampedSealSvg,
  wordEdge,
  wordSealSvg,
  wordStrokes,
} from '../../server/domain/seal.ts'

const numbers = Array.from({ length: 300 }, (_, at) => String(at + 1).padStart(3, '0'))

/** Every coordinate of an absolute outline without its specks, which are drawn with relative lines. */
function outline(path: string): { x: number; y: number }[] {
  const edge = path.slice(0, path.indexOf('Z'))
  const figures = [...edge.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
  return Array.from({ length: figures.length / 2 }, (_, at) => ({
    x: figures[at * 2] ?? NaN,
    y: figures[at * 2 + 1] ?? NaN,
  }))
}

describe('the edge of a stamped seal', () => {
  it('is the same for a number every time and unlike that of any other number', () => {
    expect(sealEdge('047')).toBe(sealEdge('047'))
    expect(new Set(numbers.map((number) => sealEdge(number))).size).toBe(numbers.length)
  })

  it('stays a chipped square: inside its box, never deeper than a chip', () => {
    const depths = numbers.flatMap((number) =>
      outline(sealEdge(number)).map(({ x, y }) => Math.min(x, y, 100 - x, 100 - y)),
    )
    expect(Math.min(...depths)).toBeGreaterThan(2)
    expect(Math.max(...depths)).toBeLessThan(9)
  })

  it('is cut finer and worn more where the seal is large', () => {
    const specks = (path: string) => path.split('z').length - 1
    expect([specks(sealEdge('047', 'coarse')), specks(sealEdge('047', 'fine'))]).toEqual([7, 30])
    expect(outline(sealEdge('047', 'fine')).length).toBeGreaterThan(outline(sealEdge('047')).length)
    expect([44, 79, 80, 256].map(grainAt)).toEqual(['coarse', 'coarse', 'fine', 'fine'])
  })

  it('tilts by 1 to 3 degrees, some seals left and some right', () => {
    const tilts = numbers.map(sealTilt)
    expect(tilts.every((tilt) => Math.abs(tilt) >= 1 && Math.abs(tilt) <= 3)).toBe(true)
    expect(tilts.some((tilt) => tilt < 0) && tilts.some((tilt) => tilt > 0)).toBe(true)
  })
})

describe('the digits of a seal', () => {
  const places = (number: string, cut: 'carved' | 'printed') =>
    sealDigits(number, cut).map(({ transform }) =>
      /translate\((\S+) (\S+)\)scale\((\S+) (\S+)\)/.exec(transform)?.slice(1).map(Number),
    )

  it('stand on one baseline, left to right, as high as a carved digit is', () => {
    expect(places('047', 'carved')).toEqual([
      [13.2, 75.6, 0.1025, 0.1701],
      [38, 75.6, 0.1025, 0.1701],
      [62.7, 75.6, 0.1025, 0.1701],
    ])
  })

  it('keep their own proportion on desks', () => {
    for (const place of places('058', 'printed')) expect(place?.[2]).toBe(place?.[3])
  })

  it('are narrowed when there are more than three, and drop what is no digit', () => {
    const last = places('10358', 'carved').at(-1)
    expect(last?.[2]).toBeLessThan(0.07)
    expect((last?.[0] ?? 0) + (last?.[2] ?? 0) * 238).toBeLessThan(88)
    expect(sealDigits('0a7')).toHaveLength(2)
  })
})

describe('seals as SVG text', () => {
  it('carry the very shapes of the page', () => {
    const svg = stampedSealSvg('047', 256)
    expect(svg).toContain(`d="${sealEdge('047', 'fine')}"`)
    expect(svg).toContain(`rotate(${sealTilt('047')} 50 50)`)
    for (const { path } of sealDigits('047')) expect(svg).toContain(`d="${path}"`)
    expect(svg).not.toMatch(/<script|style=|NaN|undefined/)
  })

  it('take the colours they are given, for dark paper', () => {
    const svg = stampedSealSvg('047', 44, { seal: '#F0695C', on: '#1B0F0D' })
    expect([svg.includes('#F0695C'), svg.includes('#1B0F0D'), svg.includes('#B3271E')]).toEqual([true, true, false])
  })

  it('stack the two characters of a word seal; different words share no edge', () => {
    expect(wordStrokes('voted').map(({ transform }) => transform)).toEqual([
      'translate(16 69)scale(.272)',
      'translate(16 134)scale(.272)',
    ])
    expect(wordStrokes('brand')[0]).toEqual(wordStrokes('notice')[0])
    expect(new Set([wordEdge('brand'), wordEdge('voted'), wordEdge('notice')]).size).toBe(3)
    expect(wordSealSvg('notice', 68)).toContain('width="68" height="102"')
  })
})
