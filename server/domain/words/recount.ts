import type { Lang, Wording } from '../words.ts'
import { recount as english } from './en/recount.ts'
import { recount as chinese } from './zh-CN/recount.ts'

/** What `gongping recount` prints, in each language. */
export const recountWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
