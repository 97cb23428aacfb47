import type { Lang, Wording } from '../words.ts'
import { notice as english } from './en/notice.ts'
import { notice as chinese } from './zh-CN/notice.ts'

/** Words of the public pages (home, notices, final lists), in each language. */
export const noticeWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
