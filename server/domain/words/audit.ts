import type { Lang, Wording } from '../words.ts'
import { audit as english } from './en/audit.ts'
import { audit as chinese } from './zh-CN/audit.ts'

/** Words of the trail of every act, in each language. */
export const auditWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
