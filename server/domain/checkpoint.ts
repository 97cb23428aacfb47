import { fromBase64, fromHex, joined, sameBytes, toBase64, toHex, utf8 } from './bytes.ts'
import type { Hash } from './receipt.ts'

/** Ed25519 over a message: 32-byte public key, 64-byte signature. Given from outside: node:crypto, WebCrypto or the page's own. */
export type CheckSignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** A public key as it is known: the log's name, the first four bytes of its fingerprint, the key. */
export interface NoteKey {
  name: string
  id: Uint8Array
  publicKey: Uint8Array
}

/** A head of the log (c2sp.org/tlog-checkpoint): `body` are the bytes signed. */
export interface Checkpoint {
  origin: string
  size: number
  root: Uint8Array
  body: string
  signatures: { name: string; id: Uint8Array; signature: Uint8Array }[]
}

export type NoteProblem = 'no-note' | 'bad-origin' | 'bad-size' | 'bad-root' | 'more-lines' | 'bad-signature-line'

/** Type byte of a plain Ed25519 signature (c2sp.org/signed-note). */
const ed25519Mark = new Uint8Array([1])
const namePattern = /^[^\s+]+$/u
const mostSignatures = 100

/** The text that is signed: origin, size and root, a line each. */
export function noteBody(origin: string, size: number, root: Uint8Array): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** The id of a key: the first four bytes of `H(name || 0x0A || 0x01 || key)`. */
export function keyId(hash: Hash, name: string, publicKey: Uint8Array): Uint8Array {
  return hash(joined(utf8(`${name}\n`), ed25519Mark, publicKey)).subarray(0, 4)
}

/** A key as one line for people and tools: `name+id+key`. */
export function vkey(hash: Hash, name: string, publicKey: Uint8Array): string {
  return `${name}+${toHex(keyId(hash, name, publicKey))}+${toBase64(joined(ed25519Mark, publicKey))}`
}

/** Reads such a line; null when it is none, is of another kind of key, or its id is not that of name and key. */
export function parseVkey(hash: Hash, line: string): NoteKey | null {
  const [, name, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
  if (name === undefined || id === undefined || key === undefined) return null
  const marked = fromBase64(key)
  const named = fromHex(id)
  if (marked === null || named === null || marked.length !== 33 || marked[0] !== 1) return null
  const publicKey = marked.subarray(1)
  return sameBytes(keyId(hash, name, publicKey), named) ? { name, id: named, publicKey } : null
}

/** The signed note: body, an empty line, one signature line. */
export function signedNote(body: string, name: string, id: Uint8Array, signature: Uint8Array): string {
  return `${body}\n— ${name} ${toBase64(joined(id, signature))}\n`
}

/** Reads a checkpoint strictly: three lines, no extension lines, one to a hundred signature lines, each the one spelling of its bytes. */
export function parseNote(text: string): Checkpoint | { problem: NoteProblem } {
  const cut = text.lastIndexOf('\n\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note holds none but the line feed.
  if (cut < 0 || !text.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(text)) return { problem: 'no-note' }
  const body = text.slice(0, cut + 1)
  const [origin = '', sizeText = '', rootText = '', ...more] = body.slice(0, -1).split('\n')
  if (!namePattern.test(origin)) return { problem: 'bad-origin' }
  const size = Number(sizeText)
  if (!/^(?:0|[1-9]\d*)$/.test(sizeText) || !Number.isSafeInteger(size)) return { problem: 'bad-size' }
  const root = fromBase64(rootText)
  if (root === null || root.length !== 32) return { problem: 'bad-root' }
  if (more.length > 0) return { problem: 'more-lines' }
  const lines = text.slice(cut + 2, -1).split('\n')
  if (lines.length > mostSignatures) return { problem: 'bad-signature-line' }
  const signatures: Signature[] = []
  for (const line of lines) {
    const signature = readSignature(line)
    if (signature === null) return { problem: 'bad-signature-line' }
    signatures.push(signature)
  }
  return { origin, size, root, body, signatures }
}

type Signature = Checkpoint['signatures'][number]

function readSignature(line: string): Signature | null {
  const [, name, text] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
  const bytes = text === undefined ? null : fromBase64(text)
  if (name === undefined || bytes === null || bytes.length < 5) return null
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

/**
 * Whether a checkpoint is the log's own: its origin is the key's name, at least one line is by this key, and each of those
 * verifies. Lines of other keys are witnesses' and are not looked at.
 */
export function isSignedBy(key: NoteKey, checkpoint: Checkpoint, check: CheckSignature): boolean {
  const own = checkpoint.signatures.filter(({ name, id }) => name === key.name && sameBytes(id, key.id))
  const body = utf8(checkpoint.body)
  return (
    checkpoint.origin === key.name &&
    own.length > 0 &&
    own.every(({ signature }) => signature.length === 64 && check(key.publicKey, body, signature))
  )
}
