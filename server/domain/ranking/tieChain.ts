import { compare, type Rational } from '../points.ts'

/** One step of a tie chain: the value that decides, higher first; null (not known) comes last. */
export type ChainStep<T, Name> = { readonly name: Name; readonly worth: (member: T) => Rational | null }

/** A member after the chain: `place` within the group from 0, shared by those nothing parted; `by` parted it from the last other. */
export type Parted<T, Name> = { readonly member: T; readonly place: number; readonly by: Name | null }

function descending(a: Rational | null, b: Rational | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compare(b, a)
}

function bands<T>(group: readonly T[], worth: (member: T) => Rational | null): readonly (readonly T[])[] {
  const valued = group.map((member) => ({ member, value: worth(member) }))
  const result: T[][] = []
  const sorted = valued.sort((a, b) => descending(a.value, b.value))
  for (const [at, { member, value }] of sorted.entries()) {
    const before = sorted[at - 1]
    const band = result.at(-1)
    if (before && band && descending(before.value, value) === 0) band.push(member)
    else result.push([member])
  }
  return result
}

/**
 * Orders a group of equals by the steps in turn; a step looks only at those whom all earlier steps left together.
 * `by` names the step at which a member became alone, null where it never did (or was alone from the start).
 */
export function breakTies<T, Name>(
  group: readonly T[],
  steps: readonly ChainStep<T, Name>[],
  first = 0,
): readonly Parted<T, Name>[] {
  const [step, ...later] = steps
  if (step === undefined || group.length < 2) return group.map((member) => ({ member, place: first, by: null }))
  let place = first
  return bands(group, step.worth).flatMap((band) => {
    const start = place
    place += band.length
    const [only] = band
    if (band.length === 1 && only !== undefined) return [{ member: only, place: start, by: step.name }]
    return breakTies(band, later, start)
  })
}
