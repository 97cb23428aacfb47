import type { BallotFault } from '../ballot.ts'
import type { CheckSignature } from '../checkpoint.ts'
import type { EntryFault, EntryType } from '../log.ts'
import type { Hash } from '../receipt.ts'

/** The files of an evidence bundle as a verifier reads them, whole or line by line; `names` in the order of the archive. */
export interface Bundle {
  names: readonly string[]
  read: (name: string) => Uint8Array
  /** The lines without their line feed; a last line that lacks one is given as `cut`. */
  lines: (name: string) => Iterable<{ text: string; cut: boolean }>
  size: (name: string) => number
  sha256Hex: (name: string) => string
}

/** What a verifier needs from outside. */
export interface Tools {
  hash: Hash
  sha256Hex: (text: string) => string
  checkSignature: CheckSignature
}

/** Everything that can be wrong with a bundle; each has its sentence in every language (words/verify). */
export type FaultCode =
  | EntryFault['code']
  | 'archive-malformed'
  | 'manifest-missing'
  | 'manifest-malformed'
  | 'file-missing'
  | 'file-unlisted'
  | 'file-differs'
  | 'keys-malformed'
  | 'checkpoint-malformed'
  | 'checkpoint-unsigned'
  | 'checkpoint-older-differs'
  | 'checkpoint-from-elsewhere'
  | 'entries-missing'
  | 'tile-malformed'
  | 'tile-differs'
  | 'entry-not-signed'
  | 'root-differs'
  | 'entry-not-utf8'
  | 'entry-other-campaign'
  | 'entry-time-back'
  | 'campaign-not-opened-first'
  | 'campaign-opened-twice'
  | 'voting-closed-twice'
  | 'ballot-after-close'
  | 'ballot-twice'
  | 'second-person-missing'
  | 'second-person-same'
  | 'before-voting-closed'
  | 'ballot-unknown'
  | 'ballot-already-voided'
  | 'ballot-not-held'
  | 'since-missing'
  | 'since-wrong'
  | 'hold-list-after-close'
  | 'hold-list-missing'
  | 'round-wrong'
  | 'rules-differ'
  | 'rules-malformed'
  | 'roster-malformed'
  | 'roster-differs'
  | 'candidate-unlogged'
  | 'line-malformed'
  | 'line-unexpected'
  | 'ballot-unopened'
  | 'commitment-differs'
  | 'ballot-time-wrong'
  | 'ballot-unlawful'
  | 'choice-of-withdrawn'
  | 'sheet-unopened'
  | 'sheet-unlogged'
  | 'sheet-differs'
  | 'result-unlogged'
  | 'result-not-logged-bytes'
  | 'result-differs'
  | 'receipt-malformed'
  | 'receipt-unsigned'
  | 'receipt-differs'

/** One fault: what, in which file, at which line (from 1) or index of the log, with figures for the sentence. */
export interface Fault {
  code: FaultCode
  file: string
  line?: number
  index?: number
  values?: Readonly<Record<string, string | number>>
  /** What the ballot rule said about an unlawful ballot. */
  rule?: BallotFault['code']
}

/** What could not be checked because the bundle does not carry it. */
export type Missing = 'rules' | 'roster' | 'choices' | 'idents' | 'scores' | 'result' | 'batch'

/** An act of discretion after the first ballot: lawful or not, people should look at it. */
export interface Act {
  index: number
  at: string
  type: EntryType
  actor: string
  second: string | null
  subject: string
  reason: string | null
}

export interface Report {
  verdict: 'valid' | 'invalid' | 'incomplete'
  faults: Fault[]
  /** Faults of a kind beyond the first twenty are only counted. */
  unlisted: number
  missing: Missing[]
  acts: Act[]
  figures: {
    origin: string | null
    entries: number
    ballots: number
    opened: number
    compared: boolean
    older: number
    receipts: number
  }
}

/** Gathers faults, the first twenty of each kind. */
export interface Faults {
  add: (fault: Fault) => void
  list: Fault[]
  unlisted: () => number
}

const mostOfAKind = 20

export function gatherFaults(): Faults {
  const list: Fault[] = []
  const counts = new Map<FaultCode, number>()
  let unlisted = 0
  return {
    list,
    unlisted: () => unlisted,
    add(fault) {
      const count = counts.get(fault.code) ?? 0
      counts.set(fault.code, count + 1)
      if (count < mostOfAKind) list.push(fault)
      else unlisted += 1
    },
  }
}
