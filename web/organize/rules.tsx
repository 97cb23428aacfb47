import { settingsWords } from '../../server/domain/words/settings.ts'
import { wordsOf } from '../words.ts'

const words = wordsOf(settingsWords)

/** A page of the organizer's desk. */
export default function Rules() {
  return <h1>{words().rules.pageTitle}</h1>
}
