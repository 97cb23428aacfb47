import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../server/domain/bytes.ts'
import { packEntries, parseTilePath, tilePath, tilesOf, unpackEntries } from '../../server/domain/tilePath.ts'
import { emptyTree, grow, leafHash } from '../../server/domain/tree.ts'
import { crownOf } from '../../server/domain/verify/leaves.ts'
import { sha256 } from '../../server/hash.ts'

describe('tiles', () => {
  it('have the paths that C2SP writes, one spelling each', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 'entries', index: 0, width: 5 })).toBe('tile/entries/000.p/5')
    for (const index of [0, 1, 255, 999, 1000, 999_999, 1_000_000])
      for (const level of ['entries', 0, 3] as const)
        for (const width of [1, 255, 256])
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width })
    for (const wrong of [
      'tile/0/0',
      'tile/00/000',
      'tile/64/000',
      'tile/0/x000/001',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
    ])
      expect([wrong, parseTilePath(wrong)]).toEqual([wrong, null])
    expect(parseTilePath('tile/0/../000')).toBe(null)
  })

  it('cover a tree of 70,000 as the specification counts them', () => {
    const shown = tilesOf(70_000).filter(({ level, width }) => level !== 'entries' && width < 256)
    expect(shown.map(({ level, index, width }) => [level, index, width])).toEqual([
      [0, 273, 112],
      [1, 1, 17],
      [2, 0, 1],
    ])
    expect(tilesOf(70_000).filter(({ level }) => level === 0)).toHaveLength(274)
    expect(tilesOf(256).map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
    expect(tilesOf(0)).toEqual([])
  })

  it('pack entries of every length and refuse a cut bundle', () => {
    const entries = [0, 1, 255, 256, 65_535].map((length) => new Uint8Array(length).fill(length & 0xff))
    const packed = packEntries(entries)
    expect(unpackEntries(packed)?.map((entry) => entry.length)).toEqual([0, 1, 255, 256, 65_535])
    for (const cut of [1, 2, 3, packed.length - 1]) expect(unpackEntries(packed.subarray(0, -cut))).toBe(null)
  })
})

describe('a tree hashed from its leaves', () => {
  it('has the root and the tile hashes of the tree that grew entry by entry', () => {
    const leaves = Array.from({ length: 700 }, (_, at) => leafHash(sha256, utf8(`entry ${at}`)))
    const flat = new Uint8Array(leaves.flatMap((leaf) => [...leaf]))
    for (const size of [0, 1, 2, 3, 255, 256, 257, 511, 512, 700]) {
      const { root, levels } = crownOf(sha256, flat, size)
      const grown = grow(sha256, emptyTree, leaves.slice(0, size))
      expect([size, toHex(root)]).toEqual([size, toHex(grown.root)])
      expect(levels.map(toHex)).toEqual(
        size < 256
          ? []
          : [
              grown
                .completed(8)
                .map(({ hash }) => toHex(hash))
                .join(''),
            ],
      )
    }
  })
})
