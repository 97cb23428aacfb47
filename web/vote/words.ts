import { createSignal } from 'solid-js'
import type { VoteWords } from '../../server/domain/words/vote.ts'
import { vote as chinese } from '../../server/domain/words/zh-CN/vote.ts'
import { lang } from '../words.ts'

const [english, setEnglish] = createSignal<VoteWords | null>(null)

/** The words of the citizen's pages. Phones load one language: Chinese with the page, English when somebody reads it. */
export const words = (): VoteWords => (lang() === 'en' ? (english() ?? chinese) : chinese)

/** Resolves when the words of the language that is read are here. */
export async function loadWords(): Promise<void> {
  if (lang() !== 'en' || english() !== null) return
  setEnglish((await import('../../server/domain/words/en/vote.ts')).vote)
}
