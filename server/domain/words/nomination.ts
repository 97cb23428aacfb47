import type { CellErrorCode, CellWarningCode } from '../import.ts'
import type { Lang, Wording } from '../words.ts'
import { nomination as english } from './en/nomination.ts'
import { refusalSentence } from './refusal.ts'
import { nomination as chinese } from './zh-CN/nomination.ts'

export type NominationWords = Wording<typeof chinese>

/** Words on the pages of nominations and of the import command, in each language. */
export const nominationWords: Record<Lang, NominationWords> = { 'zh-CN': chinese, en: english }

/** The sentence of an error or a warning of an import, its columns by their names in the reader's language. */
export function cellSentence(
  lang: Lang,
  { code, values }: { code: CellErrorCode | CellWarningCode; values?: Record<string, string | number> | undefined },
): string {
  const { fields, warnings } = nominationWords[lang]
  if (isWarning(code)) return filled(warnings[code], values)
  const field = Object.entries(fields).find(([key]) => key === values?.field)?.[1]
  return refusalSentence(lang, code, field === undefined ? values : { ...values, field })
}

function isWarning(code: string): code is CellWarningCode {
  return Object.hasOwn(chinese.warnings, code)
}

function filled(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
