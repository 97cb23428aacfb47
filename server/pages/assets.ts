import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** A built file as it goes out. `encoding` names how it is packed, null for as it is. */
export interface Asset {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  encoding: 'br' | 'gzip' | null
}

export type Encodings = Record<'br' | 'gzip', boolean>

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

const packable = new Set(['.js', '.css', '.svg', '.json'])
const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) }

/** The built files of a folder, each read once and packed once per encoding; null for a name that is none. */
export function createAssets(folder: string): (name: string, accepted: Encodings) => Promise<Asset | null> {
  const kept = new Map<string, Promise<Asset | null>>()
  const once = (key: string, make: () => Promise<Asset | null>): Promise<Asset | null> => {
    const known = kept.get(key) ?? make()
    if (!kept.has(key)) kept.set(key, known)
    return known
  }
  const read = async (name: string): Promise<Asset | null> => {
    try {
      const bytes = new Uint8Array(await readFile(join(folder, name)))
      return { bytes, type: types[extname(name)] ?? 'application/octet-stream', encoding: null }
    } catch {
      kept.delete(name) // names that are none are not kept
      return null
    }
  }
  return async (name, accepted) => {
    if (!/^[\w.-]+$/.test(name)) return null
    const plain = await once(name, () => read(name))
    if (plain === null) return null
    const encoding = accepted.br ? 'br' : accepted.gzip ? 'gzip' : null
    if (encoding === null || !packable.has(extname(name))) return plain
    return once(`${name} ${encoding}`, async () => {
      const packed = new Uint8Array(await pack[encoding](plain.bytes))
      return packed.length < plain.bytes.length ? { ...plain, bytes: packed, encoding } : plain
    })
  }
}
