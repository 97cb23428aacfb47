import type { Generated } from 'kysely'

export interface LogHeadTable {
  campaign: string
  size: number
  last_at: string
}

export interface LogEntryTable {
  campaign: string
  index: number
  entry: string
}

export interface AuditEntryTable {
  id: Generated<number>
  campaign: string | null
  actor: string | null
  at: string
  act: string
  subject: string
  before: string | null
  after: string | null
  reason: string | null
}
