import type { Stage, StageKind } from '../../../server/domain/stage.ts'
import { isPublished, isReversed } from '../../../server/domain/stageMove.ts'
import { instantOf, localTime } from '../../../server/domain/zone.ts'

/** A stage as its row is typed: times as the campaign's own clock shows them, numbers as text. */
export interface TypedStage {
  /** The stored stage behind this row; null for an added one. */
  kept: Pick<Stage, 'id' | 'opensAt' | 'closesAt'> | null
  kind: StageKind
  gate: Stage['gate']
  opens: string
  closes: string
  first: string
  last: string
}

/** A stage as the server plans it. */
export type Planned = Pick<Stage, 'kind' | 'batch' | 'gate' | 'opensAt' | 'closesAt'> & { id?: string }

export interface StageFault {
  field: string
  code: 'moment' | 'reversed' | 'batch'
  part: 'opens' | 'closes' | 'batch'
}

/** The row of a stored stage. */
export function typedStage(zone: string, stage: Stage): TypedStage {
  const { id, kind, gate, batch, opensAt, closesAt } = stage
  return {
    kept: { id, opensAt, closesAt },
    kind,
    gate,
    opens: opensAt === null ? '' : localTime(zone, opensAt),
    closes: closesAt === null ? '' : localTime(zone, closesAt),
    first: batch === null ? '' : String(batch.first),
    last: batch === null ? '' : String(batch.last),
  }
}

/** The row of a stage that was just added. */
export function addedStage(kind: StageKind): TypedStage {
  const gate = isPublished({ kind }) ? 'organizer' : 'clock'
  return { kept: null, kind, gate, opens: '', closes: '', first: '', last: '' }
}

/**
 * The instant of a typed time. A stored time that still reads the same stays exact to the millisecond: fields show minutes.
 * Undefined where the text is no time.
 */
export function typedInstant(zone: string, text: string, kept: string | null): string | null | undefined {
  if (text === '') return null
  if (kept !== null && localTime(zone, kept) === text) return kept
  return instantOf(zone, text) ?? undefined
}

/** The stages as typed, or every fault by the path of its field. */
export function plannedStages(
  zone: string,
  typed: readonly TypedStage[],
): { stages: Planned[] } | { faults: StageFault[] } {
  const read = typed.map((row, at) => plannedStage(zone, row, `stages.${at}`))
  const faults = read.flatMap((one) => one.faults)
  return faults.length > 0 ? { faults } : { stages: read.map(({ stage }) => stage) }
}

/** One row on its own; its faults carry paths under `path`. */
function plannedStage(zone: string, row: TypedStage, path: string): { stage: Planned; faults: StageFault[] } {
  const faults: StageFault[] = []
  const time = (part: 'opens' | 'closes', text: string, kept: string | null) => {
    const at = typedInstant(zone, text, kept)
    if (at === undefined) faults.push({ field: `${path}.${part}At`, code: 'moment', part })
    return at ?? null
  }
  const opensAt = time('opens', row.opens, row.kept?.opensAt ?? null)
  const closesAt = time('closes', row.closes, row.kept?.closesAt ?? null)
  if (isReversed({ opensAt, closesAt })) faults.push({ field: `${path}.closesAt`, code: 'reversed', part: 'closes' })
  const batch = row.kind === 'voting' ? typedBatch(row) : null
  if (batch === undefined) faults.push({ field: `${path}.batch`, code: 'batch', part: 'batch' })
  const { kind, gate, kept } = row
  const stage = { kind, gate, opensAt, closesAt, batch: batch ?? null, ...(kept === null ? {} : { id: kept.id }) }
  return { stage, faults }
}

/** Both numbers empty: all candidates. Undefined where they are no range of candidate numbers. */
function typedBatch({ first, last }: TypedStage): Stage['batch'] | undefined {
  const [from, to] = [first.trim(), last.trim()]
  if (from === '' && to === '') return null
  if (!/^\d{1,3}$/.test(from) || !/^\d{1,3}$/.test(to)) return undefined
  const batch = { first: Number(from), last: Number(to) }
  return batch.first < 1 || batch.last < batch.first ? undefined : batch
}
