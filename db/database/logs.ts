import type { Generated } from 'kysely'

export interface LogHeadTable {
  campaign: string
  size: number
  last_at: string
  /** What its checkpoints are signed for: `vote.example.org/campaign/c1`. Null until the first is signed. */
  origin: Generated<string | null>
  /** The tree covers this many entries; the sealer extends it over the rest. */
  tree_size: Generated<number>
  /** Roots of the tree's perfect subtrees, largest first, base64url of 32 bytes each, one after another. */
  frontier: Generated<string>
  /** `behind`: an older database than the one that made promises. Nothing is written until the newer one is back. */
  state: Generated<'open' | 'behind'>
}

/** A signed head of the log: root and Ed25519 signature, base64url. */
export interface CheckpointTable {
  campaign: string
  size: number
  root: string
  signature: string
  at: string
}

/** Root of a complete subtree of 256^level entries, base64url. */
export interface LogNodeTable {
  campaign: string
  level: number
  index: number
  hash: string
}

export interface LogEntryTable {
  campaign: string
  index: number
  entry: string
}

export interface AuditEntryTable {
  id: Generated<number>
  campaign: string | null
  actor: string | null
  at: string
  act: string
  subject: string
  before: string | null
  after: string | null
  reason: string | null
}
