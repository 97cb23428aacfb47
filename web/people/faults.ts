import { type RefusalCode, refusalSentence } from '../../server/domain/words/refusal.ts'
import type { Problem } from '../../server/refusal.ts'
import type { FieldError } from '../parts/ErrorSummary.tsx'
import { lang } from '../words.ts'

/** The faults of a form that the browser found itself, in the words the server would use. */
export function foundFaults(
  faults: readonly { field: string; code: RefusalCode; values?: Record<string, string | number> }[],
): FieldError[] {
  return faults.map(({ field, code, values }) => ({ field, sentence: refusalSentence(lang(), code, values) }))
}

/** The faults of a refusal, one a field; a refusal of the whole has none. */
export function refusedFaults(refusal: Problem): FieldError[] {
  if (refusal.faults !== undefined && refusal.faults.length > 0)
    return refusal.faults.map(({ field, title }) => ({ field, sentence: title }))
  return [{ field: refusal.field, sentence: refusal.title }]
}

/** The sentence under one field. */
export function faultOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.sentence
}
