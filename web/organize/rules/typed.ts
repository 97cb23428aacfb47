import type { Choice, Settings } from '../../../server/domain/campaign.ts'
import type { District, Party, quotaKeys, VoteRule } from '../../../server/domain/tally/rules.type.ts'
import { type TypedVote, typedVote } from './typedVote.ts'

type Tally = Settings['tally']

/** The rules as typed: every number is text, an empty weight is a party that takes no part. */
export interface Typed {
  themes: Choice[]
  levels: Choice[]
  weights: Record<Party, string>
  panel: { method: Tally['panel']['method']; drop_high: string; drop_low: string; from_sheets: string }
  votes: {
    conversion: VoteRule['conversion']
    start: string
    step: string
    table: { from: string; points: string }[]
    per_vote: string
    cap: string
    maximum: VoteRule['maximum']
    ties: VoteRule['ties']
    within: '' | District
  }
  rounding: { at: Tally['rounding']['at'][number][]; digits: string; rule: Tally['rounding']['rule'] }
  ties: Tally['ties'][number][]
  places: {
    kind: 'none' | 'total' | (typeof quotaKeys)[number]
    total: string
    /** Places by the key of a level, theme or unit; empty for none. */
    each: Record<string, string>
    at_line: Tally['places']['at_line']
    seed: string
  }
  vote: TypedVote
  openings: Settings['openings']
}

/** A field that holds no such value; the path is the one of the settings' API. */
export interface TypedFault {
  field: string
  code: 'count' | 'decimal' | 'label'
}

/** The form of stored settings. */
export function typedSettings({ themes, levels, tally, vote, openings }: Settings): Typed {
  const { panel, votes, weights, rounding, places } = tally
  return {
    themes: themes.map((choice) => ({ ...choice })),
    levels: levels.map((choice) => ({ ...choice })),
    weights: {
      expert: weights.expert ?? '',
      public: weights.public ?? '',
      inspection: weights.inspection ?? '',
      self: weights.self ?? '',
    },
    panel: {
      method: panel.method,
      drop_high: String(panel.drop_high),
      drop_low: String(panel.drop_low),
      from_sheets: String(panel.from_sheets),
    },
    votes: {
      conversion: votes.conversion,
      start: votes.conversion === 'rank-linear' ? votes.start : '100',
      step: votes.conversion === 'rank-linear' ? votes.step : '1',
      table: (votes.conversion === 'brackets' ? votes.table : firstBrackets).map(([from, points]) => ({
        from,
        points,
      })),
      per_vote: votes.conversion === 'capped' ? votes.per_vote : '0.01',
      cap: votes.conversion === 'capped' ? votes.cap : '10',
      maximum: votes.maximum,
      ties: votes.ties,
      within: votes.within ?? '',
    },
    rounding: { at: [...rounding.at], digits: String(rounding.digits), rule: rounding.rule },
    ties: [...tally.ties],
    places: {
      kind: places.total !== undefined ? 'total' : (places.by ?? 'none'),
      total: places.total === undefined ? '' : String(places.total),
      each: Object.fromEntries(Object.entries(places.each ?? {}).map(([key, count]) => [key, String(count)])),
      at_line: places.at_line,
      seed: places.seed ?? '',
    },
    vote: typedVote(vote),
    openings,
  }
}

/** What a table of brackets starts from when it is chosen. */
const firstBrackets: readonly (readonly [string, string])[] = [
  ['1000', '100'],
  ['500', '80'],
  ['0', '60'],
]

/** A key for an added choice that no other has: `theme-6`. */
export function freshKey(stem: string, taken: readonly Choice[]): string {
  const keys = new Set(taken.map(({ key }) => key))
  for (let ordinal = taken.length + 1; ; ordinal++) if (!keys.has(`${stem}-${ordinal}`)) return `${stem}-${ordinal}`
}
