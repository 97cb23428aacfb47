import { fromBase64url, sameBytes, toBase64url, toHex, utf8 } from '../bytes.ts'
import { resultOf, type SheetFacts, type TierFacts } from '../results.ts'
import type { OpenedBallots } from './ballots.ts'
import type { Frozen } from './frozen.ts'
import type { Replayed } from './replay.ts'
import type { Bundle, Faults, Tools } from './report.ts'
import { candidatesAt, isObject, type Roster, unheard } from './roster.ts'

export const resultName = 'result.json'

/** The last list that two persons published, by the log. */
export function publishedAt({ others }: Replayed): { index: number; result: string } | null {
  const last = others.findLast(({ entry }) => entry.type === 'result_published')
  return last !== undefined && last.entry.type === 'result_published'
    ? { index: last.index, result: last.entry.result }
    : null
}

export interface Recount {
  replayed: Replayed
  frozen: Frozen | null
  roster: Roster | null
  ballots: OpenedBallots | null
  sheets: SheetFacts[] | null
}

/**
 * Holds the published list against its hash in the log, then makes it anew from rules, roster, sheets and ballots, and compares
 * byte for byte. Answers whether it could be compared.
 */
export function checkResult(bundle: Bundle, recount: Recount, tools: Tools, faults: Faults): boolean {
  if (!bundle.names.includes(resultName)) return false
  const published = publishedAt(recount.replayed)
  if (published === null) {
    faults.add({ code: 'result-unlogged', file: resultName })
    return false
  }
  const { index } = published
  const bytes = bundle.read(resultName)
  const logged = toBase64url(tools.hash(bytes)) === published.result
  if (!logged) faults.add({ code: 'result-not-logged-bytes', file: resultName, index })
  const made = recompute(recount, new TextDecoder().decode(bytes), index, tools)
  if (made === null) return false
  const mine = utf8(made)
  if (!sameBytes(mine, bytes)) {
    const at = mine.findIndex((byte, place) => byte !== bytes[place])
    const byte = at < 0 ? mine.length : at
    faults.add({ code: 'result-differs', file: resultName, index, values: { byte, ...around(made, bytes, byte) } })
  }
  return true
}

function around(made: string, bytes: Uint8Array, byte: number): { made: string; given: string } {
  const cut = (text: Uint8Array) => new TextDecoder().decode(text.subarray(Math.max(0, byte - 24), byte + 24))
  return { made: cut(utf8(made)), given: cut(bytes) }
}

/** The list as it should be: revision and kind as it says itself, all else from the evidence. */
function recompute(recount: Recount, text: string, index: number, tools: Tools): string | null {
  const { replayed, frozen, roster, ballots, sheets } = recount
  if (frozen === null || roster === null || ballots === null || sheets === null || replayed.batchVoided) return null
  const head = headOf(text)
  const result = resultOf(
    {
      campaign: {
        ...roster.campaign,
        template: '',
        settings: { themes: [], levels: [], tally: frozen.tally, vote: frozen.vote, openings: frozen.openings },
        stages: frozen.stages,
        criteria: roster.criteria.map((one, ordinal) => ({ ...one, ordinal, ...unheard })),
        rules: null,
        rulesSha256: rulesSha256(replayed),
      },
      nominations: candidatesAt(roster, replayed, index),
      sheets,
      votes: ballots.votes,
      tiers:
        ballots.tiers === null ? claimed(head.tiers, replayed.casts.length, ballots.votes) : tiersOf(ballots.tiers),
    },
    tools,
  )
  return 'refusal' in result ? '' : JSON.stringify({ revision: head.revision, kind: head.kind, ...result })
}

function rulesSha256({ rules }: Replayed): string | null {
  const bytes = rules === null ? null : fromBase64url(rules)
  return bytes && toHex(bytes)
}

/** By tier in the order of their names, as the campaign's own query gives them. */
function tiersOf(tiers: ReadonlyMap<string, { accepted: number; votes: number }>): TierFacts[] {
  return [...tiers].map(([tier, counts]) => ({ tier, ...counts })).sort((a, b) => (a.tier < b.tier ? -1 : 1))
}

/** The split that a list claims, if it adds up to the ballots of the log and to the votes counted anew. */
function claimed(tiers: TierFacts[], ballots: number, votes: OpenedBallots['votes']): TierFacts[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const fits =
    sum(tiers.map(({ accepted }) => accepted)) === ballots &&
    sum(tiers.map((tier) => tier.votes)) === sum(Object.values(votes))
  return fits ? tiers : []
}

/** What a list says of itself; the split by tier is believed only where nothing in the bundle tells it. */
function headOf(text: string): { revision: number; kind: string; tiers: TierFacts[] } {
  const nothing = { revision: 0, kind: '', tiers: [] }
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value) || !isObject(value.votes) || !Array.isArray(value.votes.tiers)) return nothing
    const tiers = value.votes.tiers.map((one) => ({
      tier: String(one?.tier),
      accepted: Number(one?.accepted),
      votes: Number(one?.votes),
    }))
    return { revision: Number(value.revision), kind: String(value.kind), tiers }
  } catch {
    return nothing
  }
}
