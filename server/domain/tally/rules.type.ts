import type { RoundingRule } from '../points.ts'

/** The parties whose scores are weighted into the total. */
export const parties = ['expert', 'public', 'inspection', 'self'] as const
export type Party = (typeof parties)[number]

/** One scored criterion; `weight` a decimal text, the weights of all leaves sum to 100. */
export type Criterion = { readonly key: string; readonly weight: string }
/** Criteria under one heading, one level deep. */
export type CriterionGroup = { readonly key: string; readonly of: readonly Criterion[] }

export const panelMethods = ['mean', 'trimmed-mean', 'median'] as const
export type PanelMethod = (typeof panelMethods)[number]
/** How the sheets of one nomination become its expert score. */
export type PanelRule = {
  readonly method: PanelMethod
  readonly drop_high: number
  readonly drop_low: number
  readonly from_sheets: number
}

export const districts = ['batch', 'level', 'theme', 'unit'] as const
/** The property of a nomination within which votes are compared or places given. */
export type District = (typeof districts)[number]

export const maxima = ['recomputed', 'frozen'] as const
export const bandTies = ['mean', 'minimum'] as const
export type BandTies = (typeof bandTies)[number]

export type Bracket = readonly [from: string, points: string]
export type Conversion =
  | { readonly conversion: 'proportional-to-max' | 'share' | 'square-root' }
  | { readonly conversion: 'rank-linear'; readonly start: string; readonly step: string }
  | { readonly conversion: 'brackets'; readonly table: readonly Bracket[] }
  | { readonly conversion: 'capped'; readonly per_vote: string; readonly cap: string }

/**
 * How votes become points. `maximum`: whether votes are compared with those of struck and withdrawn nominations too
 * (`frozen`) or without them (`recomputed`); `ties`: what equal votes share of their band of ranks.
 */
export type VoteRule = Conversion & {
  readonly maximum: (typeof maxima)[number]
  readonly ties: BandTies
  readonly within?: District
}

export const roundedAt = ['criterion', 'sheet', 'party', 'total'] as const
export type RoundedAt = (typeof roundedAt)[number]
export type TallyRounding = {
  readonly at: readonly RoundedAt[]
  readonly digits: number
  readonly rule: RoundingRule
}

/** A step of the tie chain. */
export type TieStep = Party | `criterion:${string}` | 'untrimmed' | 'median' | 'first-ranks' | 'votes'

export const lineRules = ['stop', 'admit', 'lot'] as const
export type LineRule = (typeof lineRules)[number]
export const quotaKeys = ['level', 'unit', 'theme'] as const
/** How many nominations are chosen, and what happens when a tie lies across the line. */
export type PlacesRule = {
  readonly total?: number
  readonly by?: (typeof quotaKeys)[number]
  readonly each?: { readonly [key: string]: number }
  readonly at_line: LineRule
  readonly seed?: string
}

/** The frozen rules of a tally, every default filled in; exactly what `rules_sha256` covers. */
export type TallyRules = {
  readonly criteria: readonly (Criterion | CriterionGroup)[]
  readonly panel: PanelRule
  readonly votes: VoteRule
  readonly weights: { readonly [P in Party]?: string }
  readonly rounding: TallyRounding
  readonly ties: readonly TieStep[]
  readonly places: PlacesRule
  readonly calibration?: boolean
  readonly seed?: string
}
