import type { Lang, Wording } from '../words.ts'
import { ranking as english } from './en/ranking.ts'
import { ranking as chinese } from './zh-CN/ranking.ts'

/** Words of a ranked list, the organizer's and the published one alike, in each language. */
export const rankingWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
