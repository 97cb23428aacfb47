import type { Lang } from '../words.ts'
import { command as english } from './en/command.ts'
import { command as chinese } from './zh-CN/command.ts'

/** The addresses that the demonstration prints. */
export interface DemoLinks {
  organizer: string
  expert: string
  citizen: string
}

export const command: Record<Lang, typeof chinese> = { 'zh-CN': chinese, en: english }
