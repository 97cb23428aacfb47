import { createMemo, createSignal, onCleanup } from 'solid-js'
import { missing, runningTotal, type SheetContent } from '../../server/domain/review.ts'
import { leaves } from '../../server/domain/rubric.ts'
import type { Problem } from '../../server/refusal.ts'
import { ask } from '../api.ts'
import { type Mine, reviews, type Work } from './api.ts'
import { openDraft } from './draft.state.ts'
import { keeperOf } from './kept.ts'
import { contentOf, type ReviewState, totalOf } from './review.state.ts'

/** Where the arrow keys start on a criterion without points: the middle of the ruler. */
const startingPoints = 7500

const sheets = reviews.campaigns[':campaign'].sheets[':number']

/** One nomination on the desk: its draft, the criterion in focus, and the acts of keys and buttons. */
export function openDesk(work: Work, review: { state: ReviewState; mine: () => Mine }) {
  const { number } = work.nomination
  const param = { campaign: review.mine().campaign.id, number: String(number) }
  const criteria = leaves(review.mine().criteria)
  const [submittedAt, setSubmittedAt] = createSignal(work.sheet.submittedAt)
  const [submitting, setSubmitting] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem | null>(null)

  const draft = openDraft(work.sheet, {
    save: (sheet) => ask(() => sheets.$put({ param, json: sheet })),
    keeper: keeperOf(param.campaign, review.mine().expert.code, number),
    later(milliseconds, call) {
      const timer = setTimeout(call, milliseconds)
      return () => clearTimeout(timer)
    },
    saved: (content, savedAt) => review.state.note(number, { state: 'draft', savedAt, points: pointsOf(content) }),
  })
  const online = (): void => void draft.flush()
  addEventListener('online', online)
  onCleanup(() => {
    removeEventListener('online', online)
    void draft.flush()
  })

  const locked = () => submittedAt() !== null || review.mine().scoring?.state !== 'open'
  const gaps = createMemo(() => missing(draft.content(), criteria))
  const [current, setCurrent] = createSignal(gaps()[0]?.key ?? criteria[0]?.key ?? '')
  const total = createMemo(() => runningTotal(draft.content(), criteria))
  const others = createMemo(() =>
    review.mine().sheets.filter((sheet) => sheet.state === 'submitted' && sheet.number !== number),
  )
  const otherTotals = createMemo(() => others().flatMap((sheet) => totalOf(review.mine(), sheet)?.value ?? []))

  function change(criterion: string, part: { points?: number | null; comment?: string }): void {
    if (locked()) return
    const content = draft.content()
    const score = content.scores[criterion] ?? { points: null, comment: '' }
    draft.change({ ...content, scores: { ...content.scores, [criterion]: { ...score, ...part } } })
  }

  function setPoints(criterion: string, points: number): void {
    change(criterion, { points: Math.min(10_000, Math.max(0, Math.round(points / 100) * 100)) })
  }

  /** One whole point up or down; a criterion without points starts in the middle of the ruler. */
  function step(criterion: string, by: 1 | -1): void {
    const points = draft.content().scores[criterion]?.points ?? null
    setPoints(criterion, points === null ? startingPoints : points + by * 100)
  }

  /** The criterion so many places further; stays at the ends. */
  function neighbour(by: 1 | -1): string {
    const at = criteria.findIndex((criterion) => criterion.key === current())
    return criteria[at + by]?.key ?? current()
  }

  /** Submits what is acknowledged by the server, or says why it cannot be. True once the sheet is locked. */
  async function submit(): Promise<boolean> {
    if (submitting() || locked()) return false
    setSubmitting(true)
    setProblem(null)
    try {
      await draft.flush()
      if (draft.unsent() > 0) return false
      const outcome = await ask(() => sheets.submit.$post({ param, json: { version: draft.version() } }))
      if ('refusal' in outcome) {
        setProblem(outcome.refusal)
        return false
      }
      setSubmittedAt(outcome.answer.submittedAt)
      review.state.note(number, {
        state: 'submitted',
        submittedAt: outcome.answer.submittedAt,
        points: pointsOf(draft.content()),
      })
      return true
    } catch {
      return false
    } finally {
      setSubmitting(false)
    }
  }

  return {
    number,
    work,
    criteria,
    draft,
    current,
    setCurrent,
    locked,
    submittedAt,
    submitting,
    problem,
    gaps,
    total,
    otherTotals,
    /** My points for this criterion on the sheets I submitted, for the dots above the ruler. */
    earlier: (criterion: string): number[] => others().flatMap((sheet) => sheet.points[criterion] ?? []),
    /** My rank of this sheet among those I submitted, by total; null while nothing is scored. */
    rank: () => {
      const own = total()
      if (own === null) return null
      const value = Number(own.total)
      return { rank: otherTotals().filter((other) => other > value).length + 1, of: otherTotals().length + 1 }
    },
    change,
    setPoints,
    step,
    neighbour,
    submit,
    setSheetComment: (comment: string): void => draft.change({ ...draft.content(), comment }),
  }
}

export type DeskState = ReturnType<typeof openDesk>

export { contentOf }

function pointsOf(content: SheetContent): Record<string, number> {
  return Object.fromEntries(
    Object.entries(content.scores).flatMap(([key, { points }]) => (points === null ? [] : [[key, points]])),
  )
}
