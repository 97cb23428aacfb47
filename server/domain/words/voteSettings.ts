import type { Lang, Wording } from '../words.ts'
import { voteSettings as english } from './en/voteSettings.ts'
import { voteSettings as chinese } from './zh-CN/voteSettings.ts'

/** The words of the vote's settings, in each language. */
export const voteSettingsWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
