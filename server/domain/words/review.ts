import type { Lang, Wording } from '../words.ts'
import { review as english } from './en/review.ts'
import { review as chinese } from './zh-CN/review.ts'

export type ReviewWords = Wording<typeof chinese>

/** The sentences of the expert's pages and of the organizer's progress page, in each language. */
export const reviewWords: Record<Lang, ReviewWords> = { 'zh-CN': chinese, en: english }
