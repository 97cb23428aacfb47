import { createMemo, createSignal, onCleanup, onMount } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import type { Problem } from '../../server/refusal.ts'
import type { Answered } from '../api.ts'
import type { FieldError } from '../parts/ErrorSummary.tsx'
import { wordsOf } from '../words.ts'

const parts = wordsOf(partsWords)

export interface Draft {
  /** What is typed, as one text: whatever differs from the last saved one is unsaved. */
  snapshot: () => string
  /** Sends what is typed; or the errors that keep it from being sent. */
  send: () => Promise<Answered<{ savedAt: string }>> | { errors: FieldError[] }
  /** Called after the server has it. */
  onSaved: () => Promise<void>
}

/** The saving of a draft page: what is unsaved, the errors of the last try, when it was saved. Nothing typed is ever touched. */
export function openSaving(draft: Draft) {
  const [kept, setKept] = createSignal(draft.snapshot())
  const [errors, setErrors] = createSignal<FieldError[]>([])
  const [busy, setBusy] = createSignal(false)
  const [savedAt, setSavedAt] = createSignal<string | null>(null)
  const dirty = createMemo(() => draft.snapshot() !== kept())

  const save = async () => {
    if (busy()) return
    const sent = draft.snapshot()
    const sending = draft.send()
    if ('errors' in sending) return setErrors(sending.errors)
    setBusy(true)
    setErrors([])
    try {
      const outcome = await sending
      if ('refusal' in outcome) return setErrors(errorsOf(outcome.refusal))
      setKept(sent)
      setSavedAt(outcome.answer.savedAt)
      await draft.onSaved()
    } catch {
      setErrors([{ sentence: parts().broken }])
    } finally {
      setBusy(false)
    }
  }

  const leave = (event: BeforeUnloadEvent) => {
    if (dirty()) event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', leave))
  onCleanup(() => window.removeEventListener('beforeunload', leave))

  return { dirty, errors, busy, savedAt, save, errorAt: (field: string) => sentenceAt(errors(), field) }
}

export type Saving = ReturnType<typeof openSaving>

/** The settings' API names fields from the root of its body, the pages from the settings themselves. */
function errorsOf({ title, field, faults }: Problem): FieldError[] {
  if (faults !== undefined) return faults.map((fault) => ({ field: fieldOf(fault.field), sentence: fault.title }))
  return [{ field: fieldOf(field), sentence: title }]
}

function fieldOf(path: string | undefined): string | undefined {
  return path?.replace(/^settings\./, '')
}

function sentenceAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.sentence
}
