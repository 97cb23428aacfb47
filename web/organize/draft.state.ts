import { createSignal, onCleanup } from 'solid-js'
import { secondText } from '../../server/domain/words/dates.ts'
import type { Problem } from '../../server/refusal.ts'
import type { Answered } from '../api.ts'
import type { Saved } from '../parts/SaveStatus.tsx'

/** Typing rests so long before a draft is sent, and a broken connection waits so long before the next try. */
const [restMs, retryMs] = [700, 5000]

/**
 * Keeps a draft of settings: `changed()` sends it after a short rest, the newest always last. A refusal is shown and not tried
 * again; a broken connection is. Leaving the page sends what is still waiting.
 */
export function openDraft(options: {
  zone: () => string
  send: () => Promise<Answered<{ savedAt: string }>>
  /** After each saved change. */
  onSaved: () => Promise<void>
}) {
  const [saved, setSaved] = createSignal<Saved | null>(null)
  const [refusal, setRefusal] = createSignal<Problem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  const save = async () => {
    clearTimeout(timer)
    timer = undefined
    round += 1
    const mine = round
    setSaved({ state: 'saving' })
    try {
      const answered = await options.send()
      if (mine !== round) return
      if ('refusal' in answered) {
        setRefusal(answered.refusal)
        setSaved({ state: 'failed' })
        return
      }
      setRefusal(undefined)
      setSaved({ state: 'saved', time: secondText(options.zone(), answered.answer.savedAt) })
      await options.onSaved()
    } catch {
      if (mine !== round) return
      setSaved({ state: 'offline', waiting: 1 })
      timer = setTimeout(() => void save(), retryMs)
    }
  }
  onCleanup(() => {
    if (timer !== undefined) void save()
  })
  return {
    saved,
    refusal,
    changed() {
      clearTimeout(timer)
      setSaved({ state: 'saving' })
      timer = setTimeout(() => void save(), restMs)
    },
  }
}
