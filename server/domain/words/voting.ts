import type { Lang, Wording } from '../words.ts'
import { voting as english } from './en/voting.ts'
import { voting as chinese } from './zh-CN/voting.ts'

/** Words of the organizer's desk of a vote under way, in each language. */
export const votingWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
