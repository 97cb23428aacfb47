import { fromBase64url } from '../bytes.ts'
import { canonicalJson } from '../canonical.ts'
import { type Tier, tiers } from '../identity.ts'
import { isTime } from '../log.ts'
import type { Bundle, Faults } from './report.ts'
import { isObject } from './roster.ts'

export const choicesName = 'openings/choices.ndjson'
export const identsName = 'openings/ident.ndjson'

/** The opened half of the choices: the salt of cA, and cB as it stands in the commitment. */
export interface ChoiceOpening {
  ballot: string
  cb: string
  choices: number[]
  index: number
  salt: string
}

/** The opened half of who and when, in the auditor's copy alone. The tier is no part of the commitment. */
export interface IdentOpening {
  at: string
  ballot: string
  index: number
  salt: string
  tier: Tier
  voter: string
}

/** The line of an opening. */
export function choiceLine({ ballot, cb, choices, index, salt }: ChoiceOpening): string {
  return canonicalJson({ ballot, cb, choices, index, salt })
}

export function identLine({ at, ballot, index, salt, tier, voter }: IdentOpening): string {
  return canonicalJson({ at, ballot, index, salt, tier, voter })
}

/** Lines of one file asked for by the index of their ballot, in rising order. */
export interface Openings<T> {
  /** The opening of this ballot with the number of its line; null where there is none. */
  of: (index: number) => { line: number; opening: T } | null
  /** Whatever is left after the last ballot is too much. */
  end: () => void
}

/** Walks through a file of openings beside the log. Lines that cannot be read, or name no ballot of the log, are faults. */
function openings<T extends { index: number }>(
  bundle: Bundle,
  file: string,
  parse: (text: string) => T | null,
  faults: Faults,
): Openings<T> {
  const lines = bundle.lines(file)[Symbol.iterator]()
  let line = 0
  let waiting: T | null = null
  const advance = (): boolean => {
    const next = lines.next()
    if (next.done === true) return false
    line += 1
    waiting = next.value.cut ? null : parse(next.value.text)
    if (waiting === null) faults.add({ code: 'line-malformed', file, line })
    return true
  }
  const unexpected = () => faults.add({ code: 'line-unexpected', file, line })
  return {
    of(index) {
      while (waiting === null || waiting.index < index) {
        if (waiting !== null) unexpected()
        waiting = null
        if (!advance()) return null
      }
      if (waiting.index !== index) return null
      const opening = waiting
      waiting = null
      return { line, opening }
    },
    end() {
      if (waiting !== null) unexpected()
      waiting = null
      while (advance()) if (waiting !== null) unexpected()
    },
  }
}

export function choiceOpenings(bundle: Bundle, faults: Faults): Openings<ChoiceOpening> {
  return openings(bundle, choicesName, parseChoice, faults)
}

export function identOpenings(bundle: Bundle, faults: Faults): Openings<IdentOpening> {
  return openings(bundle, identsName, parseIdent, faults)
}

function parseChoice(text: string): ChoiceOpening | null {
  const value = parseObject(text)
  if (value === null) return null
  const { ballot, cb, choices, index, salt } = value
  if (typeof ballot !== 'string' || typeof cb !== 'string' || !isIndex(index) || typeof salt !== 'string') return null
  if (!isRising(choices)) return null
  const opening = { ballot, cb, choices, index, salt }
  return choiceLine(opening) === text && fromBase64url(salt)?.length === 32 && fromBase64url(cb)?.length === 32
    ? opening
    : null
}

function parseIdent(text: string): IdentOpening | null {
  const value = parseObject(text)
  if (value === null) return null
  const { at, ballot, index, salt, voter } = value
  const tier = tiers.find((one) => one === value.tier)
  if (typeof at !== 'string' || !isTime(at) || typeof ballot !== 'string' || !isIndex(index)) return null
  if (typeof salt !== 'string' || tier === undefined || typeof voter !== 'string') return null
  const opening = { at, ballot, index, salt, tier, voter }
  return identLine(opening) === text && fromBase64url(salt)?.length === 32 ? opening : null
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isRising(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one, at) => isIndex(one) && (at === 0 || one > value[at - 1]))
}
