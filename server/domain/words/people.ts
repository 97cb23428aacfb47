import type { Lang, Wording } from '../words.ts'
import { people as english } from './en/people.ts'
import { people as chinese } from './zh-CN/people.ts'

/** Words on the pages where people come in, sign in and are looked after, in each language. */
export const peopleWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
