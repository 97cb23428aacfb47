import type { Criterion } from '../../../server/domain/rubric.ts'

/** A criterion at the top with those under it: what moves as one. */
interface Block {
  head: Criterion
  inside: Criterion[]
}

/**
 * Moves a criterion one step up (-1) or down (1). A group takes its own with it; a leaf walks through groups: into the next one,
 * through it, and out again at the other end. At the edge of the list nothing moves.
 */
export function moveCriterion(criteria: readonly Criterion[], key: string, step: 1 | -1): Criterion[] {
  const blocks = blocksOf(criteria)
  const at = blocks.findIndex(({ head, inside }) => head.key === key || inside.some((leaf) => leaf.key === key))
  const block = blocks[at]
  if (block === undefined) return [...criteria]
  const next = blocks[at + step]
  if (block.head.key !== key) moveInside(blocks, at, key, step)
  else if (next !== undefined && next.inside.length > 0 && block.inside.length === 0) {
    blocks.splice(at, 1)
    next.inside.splice(step === 1 ? 0 : next.inside.length, 0, { ...block.head, parent: next.head.key })
  } else if (next !== undefined) {
    blocks[at] = next
    blocks[at + step] = block
  }
  return blocks.flatMap(({ head, inside }) => [head, ...inside])
}

function moveInside(blocks: Block[], at: number, key: string, step: 1 | -1): void {
  const inside = blocks[at]?.inside ?? []
  const place = inside.findIndex((leaf) => leaf.key === key)
  const [leaf] = inside.splice(place, 1)
  if (leaf === undefined) return
  const to = place + step
  if (to >= 0 && to <= inside.length) inside.splice(to, 0, leaf)
  else blocks.splice(step === 1 ? at + 1 : at, 0, { head: { ...leaf, parent: null }, inside: [] })
}

function blocksOf(criteria: readonly Criterion[]): Block[] {
  return criteria
    .filter(({ parent }) => parent === null)
    .map((head) => ({ head, inside: criteria.filter(({ parent }) => parent === head.key) }))
}

/** The criteria without this one; a group goes with its own. */
export function withoutCriterion(criteria: readonly Criterion[], key: string): Criterion[] {
  return criteria.filter((criterion) => criterion.key !== key && criterion.parent !== key)
}

/** A key that no criterion has yet: c1, c2 … */
export function freeKey(criteria: readonly Criterion[]): string {
  const taken = new Set(criteria.map(({ key }) => key))
  for (let count = criteria.length + 1; ; count += 1) if (!taken.has(`c${count}`)) return `c${count}`
}
