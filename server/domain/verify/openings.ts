import { canonicalJson } from '../canonical.ts'
import { type Tier, tiers } from '../identity.ts'
import { isTime } from '../log.ts'
import type { Bundle, Faults } from './report.ts'

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

const number = '(0|[1-9]\\d{0,15})'
const id = '([\\w-]{22})'
const hash = '([\\w-]{42}[AEIMQUYcgkosw048])'
const choiceForm = new RegExp(
  `^\\{"ballot":"${id}","cb":"${hash}","choices":\\[(|[\\d,]+)\\],"index":${number},"salt":"${hash}"\\}$`,
)
const identForm = new RegExp(
  `^\\{"at":"([\\d:.TZ-]{24})","ballot":"${id}","index":${number},"salt":"${hash}","tier":"(\\w+)","voter":"([\\w-]+)"\\}$`,
)

/** A line is read by its one form, which costs less than to parse it and to write it again for comparison. */
function parseChoice(text: string): ChoiceOpening | null {
  const [, ballot, cb, list, index, salt] = choiceForm.exec(text) ?? []
  if (ballot === undefined || cb === undefined || list === undefined || salt === undefined) return null
  const choices = list === '' ? [] : list.split(',').map(Number)
  if (choices.join(',') !== list || !isRising(choices) || !isIndex(Number(index))) return null
  return { ballot, cb, choices, index: Number(index), salt }
}

function parseIdent(text: string): IdentOpening | null {
  const [, at, ballot, index, salt, named, voter] = identForm.exec(text) ?? []
  if (at === undefined || ballot === undefined || salt === undefined || voter === undefined) return null
  const tier = tiers.find((one) => one === named)
  if (tier === undefined || !isTime(at) || !isIndex(Number(index))) return null
  return { at, ballot, index: Number(index), salt, tier, voter }
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isRising(choices: readonly number[]): boolean {
  return choices.every((one, at) => isIndex(one) && (at === 0 || one > (choices[at - 1] ?? one)))
}
