import type { Lang, Wording } from '../words.ts'
import { parts as english } from './en/parts.ts'
import { parts as chinese } from './zh-CN/parts.ts'

/** Words on the parts that all pages share, in each language. */
export const partsWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
