import { recordAct } from '../../db/audit.ts'
import { filesOf } from '../../db/files.ts'
import { appendToLog } from '../../db/log.ts'
import {
  insertNominations,
  lockCampaign,
  readNomination,
  takenNumbers,
  updateNomination,
  withdrawNomination,
} from '../../db/nominations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { logLine } from '../domain/log.ts'
import {
  faultsOf,
  frozenChange,
  lastNumber,
  type Nomination,
  type NominationFault,
  type NominationText,
  nextNumber,
  tidied,
  withdrawalOf,
} from '../domain/nomination.ts'
import { staffPseudonym } from '../pseudonym.ts'
import type { Refusal } from '../refusal.ts'
import type { Acting } from './acting.ts'

type Outcome<T> = T | { refusal: Refusal }

/** The refusal that names every faulty field, led by the first; null when there is none. */
export function refusalOf(faults: readonly NominationFault[]): { refusal: Refusal } | null {
  const first = faults[0]
  return first === undefined ? null : { refusal: { ...first, faults: [...faults] } }
}

/** Adds one nomination. Refuses faulty fields, `number-taken`, `numbers-used-up`, and `rules-frozen` once the campaign is open. */
export async function addNomination(
  { db, campaign, settings, actor, at }: Acting,
  id: string,
  said: Omit<NominationText, 'number'> & { number?: number | undefined },
): Promise<Outcome<{ number: number }>> {
  return inTransaction(db, async (trx): Promise<Outcome<{ number: number }>> => {
    const lock = await lockCampaign(trx, campaign)
    if (lock === undefined) return { refusal: { code: 'not-found' } }
    if (lock.frozenAt !== null) return { refusal: { code: 'rules-frozen' } }
    const taken = await takenNumbers(trx, campaign)
    const number = said.number ?? nextNumber(taken)
    if (number === null) return { refusal: { code: 'numbers-used-up', field: 'number', values: { left: 0 } } }
    const text = tidied({ ...said, number }, settings)
    const faulty = refusalOf([...faultsOf(text, settings), ...takenFault(number, taken)])
    if (faulty !== null) return faulty
    await insertNominations(trx, campaign, [{ id, ...text }], at)
    await recordAct(trx, { campaign, actor, at, act: 'nomination-added', subject: subjectOf(number), after: text })
    return { number }
  })
}

/**
 * Rewrites a nomination from the version the person saw. Refuses `nomination-changed` with the newer one, faulty fields,
 * `number-taken`, `nomination-withdrawn`, and `rules-frozen` for number, level and theme once the campaign is open.
 */
export async function changeNomination(
  { db, campaign, settings, actor, at }: Acting,
  number: number,
  version: number,
  said: NominationText,
): Promise<Outcome<{ number: number }>> {
  return inTransaction(db, async (trx): Promise<Outcome<{ number: number }>> => {
    const lock = await lockCampaign(trx, campaign)
    const before = await readNomination(trx, campaign, number)
    if (lock === undefined || before === undefined) return { refusal: { code: 'not-found' } }
    const current = { ...withoutId(before), files: await filesOf(trx, campaign, before.id) }
    if (before.version !== version) return { refusal: { code: 'nomination-changed', current } }
    if (before.state !== 'admitted') return { refusal: { code: 'nomination-withdrawn' } }
    const text = tidied(said, settings)
    const frozen = lock.frozenAt === null ? null : frozenChange(before, text)
    if (frozen !== null) return { refusal: { code: 'rules-frozen', field: frozen } }
    const taken = text.number === number ? [] : await takenNumbers(trx, campaign)
    const faulty = refusalOf([...faultsOf(text, settings), ...takenFault(text.number, taken)])
    if (faulty !== null) return faulty
    if (!(await updateNomination(trx, campaign, before.id, version, text, at)))
      return { refusal: { code: 'nomination-changed', current } }
    const change = differenceOf(before, text)
    await recordAct(trx, { campaign, actor, at, act: 'nomination-changed', subject: subjectOf(number), ...change })
    return { number: text.number }
  })
}

/**
 * Withdraws a nomination for good; in an open campaign with a public entry (log.md "Entries"). `member` signs it as a pseudonym.
 * Refuses `nomination-withdrawn` and `reason-missing`.
 */
export async function withdraw(
  { db, campaign, actor, at }: Acting,
  member: string,
  number: number,
  said: string,
): Promise<Outcome<{ number: number }>> {
  return inTransaction(db, async (trx): Promise<Outcome<{ number: number }>> => {
    const lock = await lockCampaign(trx, campaign)
    const before = await readNomination(trx, campaign, number)
    if (lock === undefined || before === undefined) return { refusal: { code: 'not-found' } }
    const decided = withdrawalOf(before, said)
    if ('refusal' in decided) return decided
    const { reason } = decided
    if (!(await withdrawNomination(trx, campaign, before.id, reason, at)))
      return { refusal: { code: 'nomination-withdrawn' } }
    const states = { before: { state: before.state }, after: { state: 'withdrawn' }, reason }
    await recordAct(trx, { campaign, actor, at, act: 'nomination-withdrawn', subject: subjectOf(number), ...states })
    if (lock.frozenAt !== null) {
      const { level, path } = before
      const entry = { actor: staffPseudonym(member), level, unit: path.join('/'), nomination: number }
      await appendToLog(trx, campaign, at, (logged) => [
        logLine(campaign, { type: 'nomination_withdrawn', at: logged, ...entry }),
      ])
    }
    return { number }
  })
}

/** What an audit entry says it is about. */
export function subjectOf(number: number): string {
  return `nomination:${number}`
}

/** A nomination as the door answers it; its row id stays inside. */
export function withoutId({ id: _, ...nomination }: Nomination): Omit<Nomination, 'id'> {
  return nomination
}

function takenFault(number: number, taken: readonly number[]): NominationFault[] {
  return number <= lastNumber && taken.includes(number)
    ? [{ field: 'number', code: 'number-taken', values: { found: number } }]
    : []
}

function differenceOf(before: NominationText, after: NominationText) {
  const fields = Object.entries(after).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(Object.entries(before).find(([key]) => key === field)?.[1]),
  )
  const changed = fields.map(([field]) => field)
  return {
    before: Object.fromEntries(Object.entries(before).filter(([field]) => changed.includes(field))),
    after: Object.fromEntries(fields),
  }
}
