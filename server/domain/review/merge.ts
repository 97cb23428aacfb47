import type { CriterionScore, SheetContent } from './sheet.ts'

/** One field that was changed in two places, differently. */
export type Conflict =
  | { field: 'comment'; mine: string; theirs: string }
  | { field: 'points'; criterion: string; mine: number | null; theirs: number | null }
  | { field: 'criterion-comment'; criterion: string; mine: string; theirs: string }

const nothing: CriterionScore = { points: null, comment: '' }

/**
 * Merges two edits of one sheet field by field. `base` is what both started from. A field changed on one side only takes that
 * side; changed to the same on both, that; changed differently it is a conflict, and `merged` carries mine until the expert chooses.
 */
export function mergeSheets(
  base: SheetContent,
  mine: SheetContent,
  theirs: SheetContent,
): { merged: SheetContent; conflicts: Conflict[] } {
  const conflicts: Conflict[] = []
  const keys = new Set([...Object.keys(base.scores), ...Object.keys(theirs.scores), ...Object.keys(mine.scores)])
  const scores: Record<string, CriterionScore> = {}
  for (const criterion of keys) {
    const [was, own, other] = [base, mine, theirs].map((sheet) => sheet.scores[criterion] ?? nothing)
    if (was === undefined || own === undefined || other === undefined) continue
    if (disputed(was.points, own.points, other.points))
      conflicts.push({ field: 'points', criterion, mine: own.points, theirs: other.points })
    if (disputed(was.comment, own.comment, other.comment))
      conflicts.push({ field: 'criterion-comment', criterion, mine: own.comment, theirs: other.comment })
    scores[criterion] = {
      points: chosen(was.points, own.points, other.points),
      comment: chosen(was.comment, own.comment, other.comment),
    }
  }
  if (disputed(base.comment, mine.comment, theirs.comment))
    conflicts.push({ field: 'comment', mine: mine.comment, theirs: theirs.comment })
  return { merged: { scores, comment: chosen(base.comment, mine.comment, theirs.comment) }, conflicts }
}

function chosen<T>(base: T, mine: T, theirs: T): T {
  return mine === base ? theirs : mine
}

function disputed<T>(base: T, mine: T, theirs: T): boolean {
  return mine !== base && theirs !== base && mine !== theirs
}
