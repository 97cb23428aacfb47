import type { Lang, Wording } from '../words.ts'
import { voters as english } from './en/voters.ts'
import { voters as chinese } from './zh-CN/voters.ts'

/** Words of the organizer's page about how voters show who they are, in each language. */
export const votersWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
