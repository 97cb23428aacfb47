import { timingSafeEqual } from 'node:crypto'
import type { Database } from '../../db/database.ts'
import { type CodeOwner, putIdentityCode, takeTry, useIdentityCode } from '../../db/identityCodes.ts'
import type { Deps } from '../deps.ts'
import { hmacBase64url } from '../hash.ts'
import { rfc3339 } from '../time.ts'

/** Six-digit codes: five tries, ten minutes (vote.md "Identity tiers"). */
export const mostTries = 5
const livesMs = 600_000

type Minting = Pick<Deps, 'db' | 'now' | 'chance' | 'key'>

/** A fresh code for this device and identity, in place of an earlier one. Only its keyed hash is kept. */
export async function makeDigits({ db, now, chance, key }: Minting, owner: CodeOwner) {
  const at = now()
  const drawn = Buffer.from(chance(6)).readUIntBE(0, 6) % 1_000_000
  const code = String(drawn).padStart(6, '0')
  const until = rfc3339(new Date(at.getTime() + livesMs))
  await putIdentityCode(db, { ...owner, code_hash: hashOf(key('digits'), owner, code), expires_at: until }, rfc3339(at))
  return { code, until }
}

/**
 * Answers a code. It is right once, within its time and tries; every answer takes one try, counted in the database before it is
 * compared. `code-over`: there is no live code for this device and identity (any more).
 */
export async function answerDigits(
  { db, now, key }: { db: Database; now: () => Date; key: Deps['key'] },
  owner: CodeOwner,
  code: string,
  tries = mostTries,
): Promise<{ proven: true } | { refusal: 'code-over' } | { refusal: 'code-wrong'; left: number }> {
  const taken = await takeTry(db, owner, rfc3339(now()), tries)
  if (taken === undefined) return { refusal: 'code-over' }
  const given = Buffer.from(hashOf(key('digits'), owner, code))
  const right = Buffer.from(taken.hash)
  if (given.length !== right.length || !timingSafeEqual(given, right))
    return taken.left === 0 ? { refusal: 'code-over' } : { refusal: 'code-wrong', left: taken.left }
  return (await useIdentityCode(db, owner, taken.hash)) ? { proven: true } : { refusal: 'code-over' }
}

function hashOf(key: Uint8Array, { campaign, device, voter }: CodeOwner, code: string): string {
  return hmacBase64url(key, `digits/v1\n${campaign}\n${device}\n${voter}\n${code}`)
}
