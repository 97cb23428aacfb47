import type { Lang } from '../words.ts'
import { issues as englishIssues, settled as englishSettled } from './en/issues.ts'
import { issues as chineseIssues, settled as chineseSettled } from './zh-CN/issues.ts'

/** Sentences of what is missing before opening, and of what is settled, in each language. */
export const issueWords: Record<Lang, { issues: typeof chineseIssues; settled: typeof chineseSettled }> = {
  'zh-CN': { issues: chineseIssues, settled: chineseSettled },
  en: { issues: englishIssues, settled: englishSettled },
}
