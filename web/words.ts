import { createSignal } from 'solid-js'
import { type Lang, languages } from '../server/domain/words.ts'

const root = document.documentElement
const [lang, keepLang] = createSignal<Lang>(languages.find((known) => known === root.lang) ?? 'zh-CN')

/** The language of the page. The server writes the first one into `<html lang>`; the switch changes it in place. */
export { lang }

/** Switches every word on the page at once and remembers it in the `lang` cookie, which the server reads for the next page. */
export function chooseLang(next: Lang): void {
  keepLang(next)
  root.lang = next
  // biome-ignore lint/suspicious/noDocumentCookie: phones of 2018 have no Cookie Store
  document.cookie = `lang=${next}; path=/; max-age=31536000; samesite=lax`
}

root.lang = lang()

/** The words of one audience in the language of the page: `const t = wordsOf(voteWords)`, then `t().title`. */
export function wordsOf<T>(words: Record<Lang, T>): () => T {
  return () => words[lang()]
}
