import type { Ballot } from '../domain/ballot.ts'
import type { Tier } from '../domain/identity.ts'

/** A ballot as it arrived, with whose it is and what the server adds to it. */
export interface Arrival {
  ballot: Ballot
  /** Made from the client's nonce, which is also the Idempotency-Key. */
  id: string
  /** The voter's tag in this campaign. */
  voter: string
  tier: Tier
  /** The one-time nonce of the page that sent it, checked to be the device's own; null where none is asked. */
  nonce: string | null
  /** The network address it came from, where the rules limit ballots of one address; else null. */
  address: string | null
  /** When it arrived, RFC 3339 UTC. */
  arrived: string
  salts: { a: Uint8Array; b: Uint8Array }
}
