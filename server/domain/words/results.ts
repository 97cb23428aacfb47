import type { Lang, Wording } from '../words.ts'
import { results as english } from './en/results.ts'
import { results as chinese } from './zh-CN/results.ts'

/** Words of the organizer's result page, in each language. */
export const resultsWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
