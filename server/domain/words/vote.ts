import type { Lang, Wording } from '../words.ts'
import { vote as english } from './en/vote.ts'
import { vote as chinese } from './zh-CN/vote.ts'

export type VoteWords = Wording<typeof chinese>

/** Words of the citizen's pages, in each language. */
export const voteWords: Record<Lang, VoteWords> = { 'zh-CN': chinese, en: english }
