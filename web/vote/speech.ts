import { createSignal } from 'solid-js'
import { lang } from '../words.ts'

const [reading, setReading] = createSignal(false)

/** Whether this device can read aloud, and whether it is asked to. */
export const canRead = 'speechSynthesis' in window
export { reading }

/** Says a sentence when reading aloud is on; a newer sentence cuts the older short. */
export function say(sentence: string): void {
  if (!canRead || !reading()) return
  speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(sentence)
  utterance.lang = lang()
  speechSynthesis.speak(utterance)
}

export function toggleReading(): void {
  setReading(!reading())
  if (!reading() && canRead) speechSynthesis.cancel()
}
