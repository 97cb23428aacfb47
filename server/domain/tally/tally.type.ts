import type { Party, TallyRules, TieStep } from './rules.type.ts'

export type Nomination = {
  readonly number: number
  readonly level?: string
  readonly unit?: string
  readonly theme?: string
  readonly batch?: string
}

/** One expert's scores (0-100, decimal texts) by criterion key; a null or absent one leaves the sheet incomplete. */
export type ScoreSheet = {
  readonly nomination: number
  readonly expert: string
  readonly scores: { readonly [criterion: string]: string | null }
}

/** What `gongping tally` reads, checked, with every default filled in. Keys of the maps are nomination numbers. */
export type TallyInput = {
  readonly rules: TallyRules
  readonly nominations: readonly Nomination[]
  readonly sheets: readonly ScoreSheet[]
  readonly votes: { readonly [number: string]: number }
  readonly inspections: { readonly [number: string]: string }
  readonly self: { readonly [number: string]: string }
  readonly disqualified: readonly number[]
  readonly withdrawn: readonly number[]
}

/** One line of the ranked list; scores as printed ("91.35"), `exact` the unrounded total as a fraction. */
export type RankingRow = {
  readonly number: number
  readonly rank: number
  readonly total: string
  readonly exact: string
  readonly expert: string | null
  readonly public: string | null
  readonly inspection: string | null
  /** Present only where `weights` names it. */
  readonly self?: string | null
  readonly calibrated: string | null
  /** Complete sheets, and those of them that were not dropped. */
  readonly sheets: number
  readonly counted_sheets: number
  /** Null: there is no line, or a tie lies across it and the rules say stop. */
  readonly placed: boolean | null
  readonly tie: { readonly with: readonly number[]; readonly by: TieStep | null } | null
}

export type UnrankedReason = 'no-sheets' | 'no-inspection' | 'no-self' | 'disqualified' | 'withdrawn'

/** What `gongping tally` prints. */
export type TallyResult = {
  readonly ranking: readonly RankingRow[]
  readonly unranked: readonly { readonly number: number; readonly reason: UnrankedReason }[]
  readonly reliability: null
  readonly rules_sha256: string
}

/** What a tally needs from outside: SHA-256 of the UTF-8 bytes of a text, in lower-case hex. */
export type TallyDeps = { readonly sha256Hex: (text: string) => string }

/** Why an input cannot be tallied; `field` is the path from the root: `rules.criteria[0].weight`. */
export type TallyFault =
  | { readonly code: 'field-missing'; readonly field: string }
  | { readonly code: 'field-unknown'; readonly field: string }
  | { readonly code: 'field-type'; readonly field: string; readonly expected: FieldType }
  | { readonly code: 'field-decimal'; readonly field: string }
  | { readonly code: 'field-range'; readonly field: string; readonly low: string; readonly high: string | null }
  | { readonly code: 'field-choice'; readonly field: string; readonly choices: readonly string[] }
  | { readonly code: 'field-duplicate'; readonly field: string }
  | { readonly code: 'field-reference'; readonly field: string }
  | { readonly code: 'field-conflict'; readonly field: string; readonly other: string }
  | { readonly code: 'weights-sum'; readonly field: string; readonly sum: string }
  | { readonly code: 'brackets-order'; readonly field: string }
export type FieldType = 'object' | 'list' | 'text' | 'count' | 'boolean'
export type TallyRefusal = { readonly refusal: TallyFault }

export type { Party }
