import type { Lang, Wording } from '../words.ts'
import { poster as english } from './en/poster.ts'
import { poster as chinese } from './zh-CN/poster.ts'

export type PosterWords = Wording<typeof chinese>

/** Words of posters and share cards, in each language. */
export const posterWords: Record<Lang, PosterWords> = { 'zh-CN': chinese, en: english }
