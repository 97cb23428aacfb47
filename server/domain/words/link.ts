import type { Lang } from '../words.ts'
import { link as english } from './en/link.ts'
import { link as chinese } from './zh-CN/link.ts'

/** What the server's own shell says about links, in each language. */
export const linkWords: Record<Lang, typeof chinese> = { 'zh-CN': chinese, en: english }
