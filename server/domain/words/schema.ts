import type { Lang } from '../words.ts'
import { schema as english } from './en/schema.ts'
import { schema as chinese } from './zh-CN/schema.ts'

export const schemaWords: Record<Lang, typeof chinese> = { 'zh-CN': chinese, en: english }
