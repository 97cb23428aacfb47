export interface ScoreSheetTable {
  id: string
  campaign: string
  nomination: string
  /** The member id of the expert. */
  expert: string
  state: 'draft' | 'submitted'
  version: number
  comment: string
  salt: string | null
  updated_at: string
  submitted_at: string | null
}

export interface ScoreTable {
  sheet: string
  criterion: string
  /** Hundredths, 0 to 10000; null is "not yet", never zero. */
  points: number | null
  comment: string
}
