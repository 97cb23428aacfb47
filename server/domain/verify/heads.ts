import { sameBytes } from '../bytes.ts'
import { type Checkpoint, isSignedBy, parseNote } from '../checkpoint.ts'
import { parseProof, proofHead } from '../tlogProof.ts'
import { verifyInclusion } from '../treeProof.ts'
import { crownOf } from './leaves.ts'
import type { CheckedLog } from './log.ts'
import type { Faults, Tools } from './report.ts'

/** A file that was kept from elsewhere: its name as given, and its text. */
export interface KeptFile {
  name: string
  text: string
}

/**
 * Holds a checkpoint that somebody kept against the log: signed by the same key, and the log's first entries still have its
 * root. So nothing that was there then has been changed or taken out since.
 */
export function checkOlder({ name, text }: KeptFile, log: CheckedLog, tools: Tools, faults: Faults): boolean {
  const older = parseNote(text)
  if ('problem' in older) {
    faults.add({ code: 'checkpoint-malformed', file: name })
    return false
  }
  return checkHead(name, older, log, tools, faults)
}

function checkHead(file: string, older: Checkpoint, log: CheckedLog, tools: Tools, faults: Faults): boolean {
  const { key, head, leaves } = log
  if (key === null || head === null) return false
  if (!isSignedBy(key, older, tools.checkSignature)) {
    faults.add({ code: 'checkpoint-from-elsewhere', file })
    return false
  }
  const { size } = older
  if (size <= head.size && sameBytes(crownOf(tools.hash, leaves, size).root, older.root)) return true
  faults.add({ code: 'checkpoint-older-differs', file, values: { size, held: head.size } })
  return false
}

/** Holds a receipt that a voter kept against the log: its entry is the one the log shows at its index, under a head the log had. */
export function checkReceipt({ name, text }: KeptFile, log: CheckedLog, tools: Tools, faults: Faults): boolean {
  const receipt = parseProof(proofIn(text))
  const kept = 'problem' in receipt ? receipt : parseNote(receipt.checkpoint)
  if ('problem' in receipt || 'problem' in kept) {
    faults.add({ code: 'receipt-malformed', file: name })
    return false
  }
  const { index, hashes } = receipt
  if (log.key !== null && !isSignedBy(log.key, kept, tools.checkSignature)) {
    faults.add({ code: 'receipt-unsigned', file: name })
    return false
  }
  if (!checkHead(name, kept, log, tools, faults)) return false
  const leaf = log.leaves.subarray(index * 32, index * 32 + 32)
  if (verifyInclusion(tools.hash, { index, size: kept.size, leaf, root: kept.root, proof: hashes })) return true
  faults.add({ code: 'receipt-differs', file: name, index })
  return false
}

/** The proof in a receipt that a page saved for people: there it stands last, after words, with line ends of Windows. */
function proofIn(text: string): string {
  const start = text.indexOf(proofHead)
  return start > 0 ? `${text.slice(start).replace(/\r\n/g, '\n').trimEnd()}\n` : text
}
