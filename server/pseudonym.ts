import { sha256Hex } from './hash.ts'

/** A member of staff in the public log: `org:7f3a`, the first four hex digits of the SHA-256 of the member's id. */
export function staffPseudonym(member: string): string {
  return `org:${sha256Hex(member).slice(0, 4)}`
}
