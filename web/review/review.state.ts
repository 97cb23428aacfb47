import { createContext, createResource, createSignal, useContext } from 'solid-js'
import { dateIn } from '../../server/domain/calendar.ts'
import { runningTotal, type SheetContent } from '../../server/domain/review.ts'
import { dayText, momentText, timeText } from '../../server/domain/words/dates.ts'
import { reviewWords } from '../../server/domain/words/review.ts'
import type { Problem } from '../../server/refusal.ts'
import { ask } from '../api.ts'
import { lang, wordsOf } from '../words.ts'
import { type Mine, type MySheet, reviews } from './api.ts'

/** My review of one campaign, loaded once and kept up to date by the desk as sheets are saved and submitted. */
export function openReview(campaign: () => string) {
  const [answered, { refetch }] = createResource(campaign, (id) =>
    ask(() => reviews.campaigns[':campaign'].sheets.$get({ param: { campaign: id } })),
  )
  const [changes, setChanges] = createSignal<ReadonlyMap<number, Partial<MySheet>>>(new Map())

  const settled = (): { answer?: Mine; refusal?: Problem } | undefined =>
    answered.error === undefined ? answered.latest : undefined

  return {
    id: campaign,
    broken: () => answered.error !== undefined,
    refusal: () => settled()?.refusal,
    /** Everything but the sheets changes only with `reload`. */
    mine: (): Mine | undefined => {
      const mine = settled()?.answer
      if (mine === undefined) return undefined
      return { ...mine, sheets: mine.sheets.map((sheet) => ({ ...sheet, ...changes().get(sheet.number) })) }
    },
    note(number: number, change: Partial<MySheet>): void {
      setChanges((known) => new Map(known).set(number, { ...known.get(number), ...change }))
    },
    reload: async (): Promise<void> => {
      await refetch()
      setChanges(new Map())
    },
  }
}

export type ReviewState = ReturnType<typeof openReview>

export const ReviewContext = createContext<{ state: ReviewState; mine: () => Mine }>()

/** The review in hand; pages inside it never see it unloaded. */
export function useReview() {
  const review = useContext(ReviewContext)
  if (review === undefined) throw new Error('this page is not inside a review')
  return review
}

export const words = wordsOf(reviewWords)

/** Points by criterion as the content of a sheet, for totals. */
export function contentOf(points: Record<string, number>): SheetContent {
  const scores = Object.entries(points).map(([key, value]) => [key, { points: value, comment: '' }])
  return { scores: Object.fromEntries(scores), comment: '' }
}

/** A sheet's total over what is scored, in points as a number for drawing and as text for printing. */
export function totalOf(mine: Mine, sheet: Pick<MySheet, 'points'>) {
  const total = runningTotal(contentOf(sheet.points), mine.criteria)
  return total === null ? null : { text: total.total, value: Number(total.total) }
}

/** The campaign's name in the language of the page. */
export function campaignName(mine: Mine): string {
  return lang() === 'en' ? (mine.campaign.nameEn ?? mine.campaign.name) : mine.campaign.name
}

/** A label that may have an English form. */
export function labelOf(choice: { label: string; labelEn: string | null }): string {
  return lang() === 'en' ? (choice.labelEn ?? choice.label) : choice.label
}

/** Label of a theme or level by its key; the key itself when the campaign no longer names it. */
export function choiceLabel(choices: Mine['themes'], key: string): string {
  const found = choices.find((choice) => choice.key === key)
  return found === undefined ? key : labelOf(found)
}

/** A recent instant: today and yesterday by name with the time, else the day with the time. */
export function recent(zone: string, at: string, now: string): string {
  const date = dateIn(zone, at)
  if (date === dateIn(zone, now)) return words().today(timeText(zone, at))
  const dayBefore = new Date(Date.parse(now) - 86_400_000).toISOString()
  if (date === dateIn(zone, dayBefore)) return words().yesterday(timeText(zone, at))
  return momentText(lang(), zone, at)
}

export const printed = (number: number): string => String(number).padStart(3, '0')

export { dayText }
