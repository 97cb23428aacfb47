import { partsWords } from '../../server/domain/words/parts.ts'
import { chooseLang, lang, wordsOf } from '../words.ts'

const words = wordsOf(partsWords)

/** Switches the language of the page in place. It is labelled in the language it leads to. */
export function Language() {
  const other = () => (lang() === 'en' ? 'zh-CN' : 'en')
  return (
    <button
      type="button"
      class="language"
      lang={other()}
      title={words().language.label}
      onClick={() => chooseLang(other())}
    >
      {words().language.switchTo}
    </button>
  )
}
