import { auditWords } from '../../server/domain/words/audit.ts'
import { wordsOf } from '../words.ts'

const words = wordsOf(auditWords)

/** A page of the organizer's desk. */
export default function AuditTrail() {
  return <h1>{words().pageTitle}</h1>
}
