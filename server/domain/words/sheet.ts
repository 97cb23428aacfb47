import type { Lang, Wording } from '../words.ts'
import { sheet as english } from './en/sheet.ts'
import { sheet as chinese } from './zh-CN/sheet.ts'

/** Words on the page of the rule sheet, in each language. */
export const sheetWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
