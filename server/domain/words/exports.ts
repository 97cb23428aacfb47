import type { Lang, Wording } from '../words.ts'
import { exports as english } from './en/exports.ts'
import { exports as chinese } from './zh-CN/exports.ts'

/** Names of sheets, heads of columns and words in cells of what organizers take home, in each language. */
export const exportWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
