import type { Lang, Wording } from '../words.ts'
import { organize as english } from './en/organize.ts'
import { organize as chinese } from './zh-CN/organize.ts'

/** Words of the organizer's pages, in each language. */
export const organizeWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
