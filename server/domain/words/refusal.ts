import type { Lang } from '../words.ts'
import { refusal as english } from './en/refusal.ts'
import { refusal as chinese } from './zh-CN/refusal.ts'

export type RefusalCode = keyof typeof chinese

const sentences: Record<Lang, Record<RefusalCode, string>> = { 'zh-CN': chinese, en: english }

/** The sentence of a refusal in one language, its `{name}` places filled from `values`. */
export function refusalSentence(lang: Lang, code: RefusalCode, values: Record<string, string | number> = {}): string {
  return sentences[lang][code].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
