import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { Challenges } from './ballots/challenge.ts'
import type { Channels } from './channels.ts'
import type { Config } from './config.ts'
import type { FileStore } from './files/store.ts'
import type { Limits } from './limits.ts'
import type { Pages } from './pages.ts'
import type { Sequencer } from './sequencer.ts'
import type { TurnedAway } from './standings/turnedAway.ts'

/** Everything impure by name. A handler that needs the world takes it from here; the law never does. */
export interface Deps {
  config: Config
  db: Database
  /** The clock. Times in rows are `rfc3339(now())`. */
  now: () => Date
  /** A fresh identifier: 16 random bytes, base64url. */
  id: () => string
  /** So many random bytes. */
  chance: (bytes: number) => Uint8Array
  /** The server's own secret, from which every key is derived by name. */
  key: (purpose: string) => Uint8Array
  files: FileStore
  /** Mail, SMS and WeChat. */
  channels: Channels
  limits: Limits
  /** Puzzles for the minting of devices. */
  challenges: Challenges
  sequencer: Sequencer
  /** Ballots that were refused, counted. */
  turnedAway: TurnedAway
  log: Logger
  pages: Pages
}
