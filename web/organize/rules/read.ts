import type { Choice, Settings } from '../../../server/domain/campaign.ts'
import { isDecimal } from '../../../server/domain/points.ts'
import { parties, type VoteRule } from '../../../server/domain/tally/rules.type.ts'
import { readVote } from './readVote.ts'
import type { Typed, TypedFault } from './typed.ts'

type Tally = Settings['tally']

/**
 * The settings that the form says, or every field whose text is not what belongs there. `before` are the stored ones: what the
 * form does not show stays. Sums and limits are not asked here: a draft may be wrong in them.
 */
export function settingsOf(typed: Typed, before: Settings): { settings: Settings } | { faults: TypedFault[] } {
  const faults: TypedFault[] = []
  const count = (text: string, field: string): number => {
    if (!/^\d{1,9}$/.test(text.trim())) faults.push({ field, code: 'count' })
    return Number(text)
  }
  const decimal = (text: string, field: string): string => {
    const trimmed = text.trim()
    if (!isDecimal(trimmed) || trimmed.startsWith('-')) faults.push({ field, code: 'decimal' })
    return trimmed
  }
  const { panel } = typed
  const settings: Settings = {
    themes: choices(typed.themes, 'themes', faults),
    levels: choices(typed.levels, 'levels', faults),
    tally: {
      ...kept(before.tally),
      panel: {
        method: panel.method,
        drop_high: count(panel.drop_high, 'tally.panel.drop_high'),
        drop_low: count(panel.drop_low, 'tally.panel.drop_low'),
        from_sheets: count(panel.from_sheets, 'tally.panel.from_sheets'),
      },
      votes: voteRule(typed.votes, decimal),
      weights: Object.fromEntries(
        parties
          .filter((party) => typed.weights[party].trim() !== '')
          .map((party) => [party, decimal(typed.weights[party], `tally.weights.${party}`)]),
      ),
      rounding: {
        at: typed.rounding.at,
        digits: count(typed.rounding.digits, 'tally.rounding.digits'),
        rule: typed.rounding.rule,
      },
      ties: typed.ties,
      places: places(typed, count),
    },
    vote: readVote(typed.vote, count, (field) => faults.push({ field, code: 'label' })),
    openings: typed.openings,
  }
  return faults.length > 0 ? { faults } : { settings }
}

function kept({ calibration, seed }: Tally) {
  return { ...(calibration === undefined ? {} : { calibration }), ...(seed === undefined ? {} : { seed }) }
}

/** Names trimmed; a row without one is at fault. Empty translations and notes are absent. */
function choices(list: readonly Choice[], path: string, faults: TypedFault[]): Choice[] {
  return list.map(({ key, label, labelEn, note, noteEn }, at) => {
    if (label.trim() === '') faults.push({ field: `${path}.${at}.label`, code: 'label' })
    const [words, wordsEn] = [note?.trim() ?? '', noteEn?.trim() ?? '']
    return {
      key,
      label: label.trim(),
      labelEn: labelEn?.trim() || null,
      ...(words === '' ? {} : { note: words }),
      ...(wordsEn === '' ? {} : { noteEn: wordsEn }),
    }
  })
}

/** How votes become points, with only the figures that its conversion needs. */
export function voteRule(votes: Typed['votes'], decimal: (text: string, field: string) => string): VoteRule {
  const { conversion, maximum, ties, within } = votes
  const compared = { maximum, ties, ...(within === '' ? {} : { within }) }
  switch (conversion) {
    case 'rank-linear':
      return {
        conversion,
        start: decimal(votes.start, 'tally.votes.start'),
        step: decimal(votes.step, 'tally.votes.step'),
        ...compared,
      }
    case 'brackets':
      return {
        conversion,
        table: votes.table.map(({ from, points }, at): readonly [string, string] => [
          decimal(from, `tally.votes.table.${at}.from`),
          decimal(points, `tally.votes.table.${at}.points`),
        ]),
        ...compared,
      }
    case 'capped':
      return {
        conversion,
        per_vote: decimal(votes.per_vote, 'tally.votes.per_vote'),
        cap: decimal(votes.cap, 'tally.votes.cap'),
        ...compared,
      }
    default:
      return { conversion, ...compared }
  }
}

function places({ places: typed }: Typed, count: (text: string, field: string) => number): Tally['places'] {
  const seed = typed.seed.trim()
  const line = { at_line: typed.at_line, ...(typed.at_line === 'lot' && seed !== '' ? { seed } : {}) }
  if (typed.kind === 'none') return line
  if (typed.kind === 'total') return { total: count(typed.total, 'tally.places.total'), ...line }
  const given = Object.entries(typed.each).filter(([, text]) => text.trim() !== '')
  const each = Object.fromEntries(given.map(([key, text]) => [key, count(text, `tally.places.each.${key}`)]))
  return { by: typed.kind, each, ...line }
}
