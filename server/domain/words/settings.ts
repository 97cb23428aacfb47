import type { Lang, Wording } from '../words.ts'
import { settings as english } from './en/settings.ts'
import { settings as chinese } from './zh-CN/settings.ts'

/** Words of the pages on which an organizer settles a campaign, in each language. */
export const settingsWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }
