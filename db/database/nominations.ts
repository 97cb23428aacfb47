export interface NominationTable {
  id: string
  campaign: string
  /** Candidate number, printed with three digits; unique in the campaign. */
  number: number
  level: string
  /** JSON array of unit names from the city down: the path as the paper says it. */
  path: string
  unit: string | null
  theme: string
  name: string
  connotation: string
  introduction: string
  mechanism: string
  cases: string
  publicity: string
  contact: string
  phone: string
  state: 'admitted' | 'withdrawn' | 'disqualified'
  state_reason: string | null
  version: number
  created_at: string
  updated_at: string
}

/** Bytes kept by content hash; the row says what they are, never where a name wanted them. */
export interface FileTable {
  sha256: string
  media_type: string
  bytes: number
  created_at: string
}

export interface NominationFileTable {
  id: string
  campaign: string
  nomination: string
  kind: 'logo' | 'photo' | 'attachment'
  ordinal: number
  title: string
  /** For pictures the 1280 px rendition, for attachments the file itself. */
  sha256: string
  /** The 320 px rendition of a picture. */
  small_sha256: string | null
  width: number | null
  height: number | null
  created_at: string
}
