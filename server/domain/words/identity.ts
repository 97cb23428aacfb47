import type { Lang, Wording } from '../words.ts'
import { identity as english } from './en/identity.ts'
import { identity as chinese } from './zh-CN/identity.ts'

/** Words of the step in which voters prove who they are, in each language. */
export const identityWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
