import { hc } from 'hono/client'
import type { MyBallot, Receipt } from '../../server/ballots.ts'
import type { Receipts } from '../../server/receipts.ts'
import { ask } from '../api.ts'
import { isText, type Kept } from './kept.ts'
import { loadVerify } from './later.ts'

/**
 * How the check of a receipt came out. `checked`: hashes and signature agree. `unsigned`: hashes agree, but this device cannot
 * check signatures. `unchecked`: the server could not be asked. The rest are alarms: the log lacks the ballot or shows another
 * one, it is not the log that this device saw before, or another key signs it.
 */
export type Checked = 'checking' | 'checked' | 'unsigned' | 'unchecked' | Alarm
export type Alarm = 'mismatch' | 'forked' | 'rekeyed'

export function isAlarm(checked: Checked | undefined): checked is Alarm {
  return checked === 'mismatch' || checked === 'forked' || checked === 'rekeyed'
}

/** A receipt as the device keeps it: what finds and proves its entry in the public log, never the choices. */
export type KeptReceipt = Pick<MyBallot, 'ballot' | 'commit' | 'index'> & { proof: string }

const client = hc<Receipts>('/api')
const mostKept = 50

/**
 * The receipts of this device and their checks. Kept are the receipts, the newest head of the log that held, and the log's key
 * from the first visit on: a later key is an alarm, whatever it signs.
 */
export function createReceipts(campaign: string, vkey: string | null, kept: Kept) {
  const known = kept.read('log-key', isText) ?? vkey
  if (known !== null) kept.write('log-key', known)
  const rekeyed = vkey !== null && vkey !== known
  const answered = new Set<string>()
  const all = () => kept.read('receipts', isReceipts) ?? []

  /** The newest proof from the server, and that its head continues the one remembered; nothing when it cannot be asked. */
  const renewed = async (ballot: string, seen: number) => {
    const param = { campaign, ballot }
    try {
      return await ask(() =>
        client.campaigns[':campaign'].receipts[':ballot'].$get({ param, query: { seen: String(seen) } }),
      )
    } catch {
      return null
    }
  }

  const checkAgain = async (receipt: Omit<KeptReceipt, 'proof'>, key: string): Promise<Checked> => {
    const verify = await loadVerify()
    const older = kept.read('head', isText)
    const seen = older === null ? 0 : verify.sizeOf(older)
    const found = await renewed(receipt.ballot, seen)
    if (found === null) return 'unchecked'
    if ('refusal' in found) return found.refusal.code === 'not-found' ? 'mismatch' : 'unchecked'
    const { proof, consistency } = found.answer
    const { finding, note } = await verify.checkProof(campaign, key, { ...receipt, proof })
    if (finding === 'mismatch') return finding
    if (older !== null && !verify.continues(older, note, consistency)) return 'forked'
    kept.write('head', note)
    return finding
  }

  return {
    /** The public key of the log, as it was at the first visit. */
    key: known,
    /** The receipt of a ballot as it is kept here. */
    of: (ballot: string): KeptReceipt | undefined => all().find((one) => one.ballot === ballot),
    /** Receipts kept here for ballots that the server does not name as this voter's. */
    unnamed: (ballots: readonly MyBallot[]): KeptReceipt[] =>
      all().filter((one) => !ballots.some(({ ballot }) => ballot === one.ballot)),
    /** Keeps a receipt that was just answered; what shows the choices is left out. */
    accept({ ballot, commit, index, proof }: Receipt): void {
      const others = all().filter((one) => one.ballot !== ballot)
      kept.write('receipts', [...others, { ballot, commit, index, proof }].slice(-mostKept))
      answered.add(ballot)
    },
    /** Checks a receipt: right after the vote by the proof in the answer, at every other time by a new one. */
    async check(receipt: Omit<KeptReceipt, 'proof'>): Promise<Checked> {
      if (rekeyed) return 'rekeyed'
      if (known === null) return 'unchecked'
      try {
        const given = answered.delete(receipt.ballot)
          ? all().find(({ ballot }) => ballot === receipt.ballot)
          : undefined
        if (given === undefined) return await checkAgain(receipt, known)
        const { finding, note } = await (await loadVerify()).checkProof(campaign, known, given)
        if (finding !== 'mismatch' && kept.read('head', isText) === null) kept.write('head', note)
        return finding
      } catch {
        return 'unchecked' // the code that verifies could not be loaded
      }
    },
  }
}

export type ReceiptsState = ReturnType<typeof createReceipts>

function isReceipts(value: unknown): value is KeptReceipt[] {
  return Array.isArray(value) && value.every(isReceipt)
}

function isReceipt(value: unknown): value is KeptReceipt {
  if (typeof value !== 'object' || value === null) return false
  if (!('ballot' in value && 'commit' in value && 'index' in value && 'proof' in value)) return false
  return isText(value.ballot) && isText(value.commit) && Number.isInteger(value.index) && isText(value.proof)
}
