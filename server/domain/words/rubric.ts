import type { Lang, Wording } from '../words.ts'
import { rubric as english } from './en/rubric.ts'
import { rubric as chinese } from './zh-CN/rubric.ts'

/** Words on the rubric editor, in each language. */
export const rubricWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
