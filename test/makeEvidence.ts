import { sign } from 'node:crypto'
import { checkBallot, type EarlierBallot, type VoteRules } from '../server/domain/ballot.ts'
import { toBase64url, utf8 } from '../server/domain/bytes.ts'
import type { Campaign } from '../server/domain/campaign.ts'
import { keyId, noteBody, signedNote, vkey } from '../server/domain/checkpoint.ts'
import type { Tier } from '../server/domain/identity.ts'
import { type LogEntry, logLine } from '../server/domain/log.ts'
import { ballotId, commitment } from '../server/domain/receipt.ts'
import { type NominationFacts, resultOf, type SheetFacts } from '../server/domain/results.ts'
import { frozenRules, rulesText } from '../server/domain/rules.ts'
import { seeded } from '../server/domain/seeded.ts'
import { windowText } from '../server/domain/stageMove.ts'
import { leafHash } from '../server/domain/tree.ts'
import { crownOf } from '../server/domain/verify/leaves.ts'
import { choiceLine, identLine } from '../server/domain/verify/openings.ts'
import { rosterText } from '../server/domain/verify/roster.ts'
import { sheetCommit, sheetLine } from '../server/domain/verify/scores.ts'
import type { Evidence } from '../server/evidence/pack.ts'
import { sha256, sha256Base64url, sha256Hex } from '../server/hash.ts'
import { makeCampaign, makeStage, someSettings } from './make.ts'
import { workedKey } from './worked.ts'

/** How a made-up campaign is voted in. `ballots` are tries; the rules may refuse some. */
export interface Plan {
  seed: string
  candidates: number
  /** From how many people the ballots come; 0: each from another. */
  voters: number
  ballots: number
  sheets: number
  vote: Partial<VoteRules>
  batches: readonly { first: number; last: number }[]
  copy: 'public' | 'auditor'
  /** Ballots that two persons void after the close. */
  voided: number
  withdrawn: boolean
  published: boolean
  /** So many ballots that the rule refuses are counted all the same. */
  unruly?: number
  /** The first window is prolonged by half a day while people vote; `silently`: the log does not say so. */
  prolonged?: 'openly' | 'silently'
}

/** Evidence of a campaign that never was, with what was decided in it. */
export type Made = Evidence & {
  entries: string[]
  choices: string[]
  idents: string[]
  scores: string[]
  note: (size: number) => string
}

const opened = '2026-06-01T00:00:00.000Z'
const closes = '2026-06-11T00:00:00.000Z'
const prolonged = '2026-06-11T12:00:00.000Z'
const origin = 'vote.example.org/campaign/made'

/** A lawful campaign from a plan: every ballot that the rule accepts, the log it leaves, and the list it comes to. Equal plans, equal bytes. */
export function makeEvidence(plan: Plan): Made {
  const draw = seeded(plan.seed)
  const below = (count: number) => Math.floor(draw() * count)
  const bytes = (name: string, size = 32) => sha256(`${plan.seed}/${name}`).subarray(0, size)
  const campaign = campaignOf(plan)
  const frozen = frozenRules(campaign)
  if ('refusal' in frozen) throw new Error(`the rules of a made-up campaign: ${frozen.refusal.field}`)
  const rules = rulesText(frozen)
  const candidates = candidatesOf(plan.candidates)
  const entries: string[] = []
  const log = (entry: LogEntry) => entries.push(logLine(campaign.id, entry)) - 1
  log({ type: 'campaign_opened', at: opened, rules: sha256Base64url(rules) })
  const sheets: { facts: SheetFacts; line: string }[] = []
  const choices: string[] = []
  const idents: string[] = []
  const votes: Record<number, number> = {}
  const cast: { ballot: string; choices: number[]; tier: string }[] = []
  const tiers = new Map<string, { accepted: number; votes: number }>()
  const earlier = new Map<string, EarlierBallot[]>()
  const standing = new Map(
    candidates.map(({ number, theme }) => [number, { state: 'admitted' as const, category: theme }]),
  )
  const end = plan.prolonged === undefined ? closes : prolonged
  const voting = campaign.stages
    .filter(({ kind }) => kind === 'voting')
    .map((stage, place) => (place === 0 ? { ...stage, closesAt: end } : stage))
  let gone: number | null = null
  let unruly = plan.unruly ?? 0
  const span = Date.parse(end) - Date.parse(opened)
  for (let turn = 0; turn < plan.ballots; turn++) {
    const at = new Date(Date.parse(opened) + Math.floor((span * turn) / plan.ballots)).toISOString()
    if (turn < plan.sheets) submitSheet(turn, at)
    if (plan.prolonged === 'openly' && turn === 2) prolong(at)
    if (plan.withdrawn && gone === null && turn * 2 >= plan.ballots) withdraw(at)
    const who = plan.voters === 0 ? turn : below(plan.voters)
    const tier: Tier = who % 4 === 0 ? 'email' : 'device'
    const voter = toBase64url(bytes(`voter/${who}`))
    const batch = plan.batches.length === 0 ? null : plan.batches[below(plan.batches.length)]
    const from = batch?.first ?? 1
    const chosen = new Set<number>()
    for (let pick = 0; pick < 1 + below(3); pick++)
      chosen.add(from + below((batch?.last ?? plan.candidates) - from + 1))
    if (gone !== null) chosen.delete(gone)
    const picked = [...chosen].sort((a, b) => a - b)
    const mine = earlier.get(voter) ?? []
    const facts = { arrived: at, at, zone: campaign.zone, tier, stages: voting, candidates: standing, earlier: mine }
    const batchKey = batch ? { batch: `${three(batch.first)}-${three(batch.last)}` } : {}
    const decided = checkBallot(campaign.settings.vote, facts, { choices: picked, confirmed: true, ...batchKey })
    const refused = 'faults' in decided
    if (refused && unruly === 0) continue
    if (refused) unruly -= 1
    earlier.set(voter, [...mine, { slot: refused ? '' : decided.slot, at, choices: picked }])
    const ballot = ballotId(sha256, bytes(`nonce/${turn}`, 16))
    const salts = { a: bytes(`a/${turn}`), b: bytes(`b/${turn}`) }
    const { cB, commit } = commitment(sha256, salts, { campaign: campaign.id, ballot, choices: picked, at, voter })
    const index = log({ type: 'ballot_cast', ballot, commit })
    choices.push(choiceLine({ ballot, cb: cB, choices: picked, index, salt: toBase64url(salts.a) }))
    idents.push(identLine({ at, ballot, index, salt: toBase64url(salts.b), tier, voter }))
    const line = tiers.get(tier) ?? { accepted: 0, votes: 0 }
    tiers.set(tier, { ...line, accepted: line.accepted + 1 })
    cast.push({ ballot, choices: picked, tier })
  }
  const closed = log({ type: 'voting_closed', at: end })
  for (const { ballot } of cast.splice(0, plan.voided)) {
    log({
      type: 'ballot_voided',
      at: end,
      actor: 'org:aaaa',
      second: 'org:bbbb',
      ballot,
      reason: 'replay',
      since: closed,
      detail: null,
    })
  }
  for (const { choices: counted, tier } of cast) {
    for (const number of counted) votes[number] = (votes[number] ?? 0) + 1
    const line = tiers.get(tier)
    if (line !== undefined) line.votes += counted.length
  }
  const result = resultOf(
    {
      campaign: { ...campaign, rulesSha256: sha256Hex(rules) },
      nominations: candidates.map((one) => ({ ...one, state: one.number === gone ? 'withdrawn' : one.state })),
      sheets: sheets.map(({ facts }) => facts),
      votes,
      tiers: [...tiers].map(([tier, line]) => ({ tier, ...line })).sort((a, b) => (a.tier < b.tier ? -1 : 1)),
    },
    { sha256Hex },
  )
  if ('refusal' in result) throw new Error(`the result of a made-up campaign: ${result.refusal.field}`)
  const published = JSON.stringify({ revision: 1, kind: 'final', ...result })
  if (plan.published)
    log({
      type: 'result_published',
      at: '2026-06-12T00:00:00.000Z',
      actor: 'org:aaaa',
      second: 'org:bbbb',
      result: sha256Base64url(published),
    })
  const note = noteOf(entries)
  const { id, name, nameEn, host, hostEn, zone, frozenAt } = campaign
  return {
    campaign: id,
    copy: plan.copy,
    vkey: vkey(sha256, origin, workedKey().publicKey),
    checkpoint: note(entries.length),
    note,
    entries,
    rules,
    roster: rosterText({
      campaign: { id, name, nameEn, host, hostEn, zone, frozenAt },
      criteria: campaign.criteria,
      candidates: candidates.map((one) => ({ ...one, state: one.number === gone ? 'withdrawn' : one.state })),
    }),
    choices,
    idents,
    scores: sheets.map(({ line }) => line),
    result: plan.published ? published : null,
  }

  function prolong(at: string): void {
    const windowOf = (closesAt: string) => windowText({ ordinal: 0, opensAt: opened, closesAt })
    log({
      type: 'deadline_changed',
      at,
      actor: 'org:aaaa',
      old: windowOf(closes),
      new: windowOf(end),
      reason: 'technical-fault',
    })
  }

  function withdraw(at: string): void {
    gone = plan.candidates
    const { level, path } = candidates[gone - 1] ?? { level: '', path: [] }
    log({ type: 'nomination_withdrawn', at, actor: 'org:aaaa', level, unit: path.join('/'), nomination: gone })
    standing.delete(gone)
  }

  function submitSheet(turn: number, at: string): void {
    const [nomination, expert] = [1 + (turn % plan.candidates), `e${1 + Math.floor(turn / plan.candidates)}`]
    const points = { carrier: 6000 + below(4001), connotation: 6000 + below(4001), name: 6000 + below(4001) }
    const sheet = {
      campaign: campaign.id,
      expert,
      nomination,
      salt: toBase64url(bytes(`sheet/${turn}`)),
      scores: points,
      sheet: `s-${turn}`,
    }
    log({
      type: 'score_submitted',
      at,
      actor: expert,
      sheet: sheet.sheet,
      commit: sheetCommit({ hash: sha256 }, sheet),
      stage: 'scoring',
    })
    const given = Object.fromEntries(
      Object.entries(points).map(([key, value]) => [key, { points: value, comment: '' }]),
    )
    const facts = { nomination, name: `品牌${nomination}`, expert, comment: '', scores: given }
    sheets.push({ facts, line: sheetLine(sheet) })
    sheets.sort((a, b) => a.facts.nomination - b.facts.nomination || (a.facts.expert < b.facts.expert ? -1 : 1))
  }
}

function three(number: number): string {
  return String(number).padStart(3, '0')
}

function campaignOf({ seed, vote, batches }: Plan): Campaign {
  const voting = batches.length === 0 ? [null] : batches
  const kinds = [
    ...voting.map((batch) => ({ kind: 'voting' as const, batch })),
    { kind: 'scoring' as const, batch: null },
  ]
  return makeCampaign({
    id: `made-${sha256Hex(seed).slice(0, 8)}`,
    frozenAt: opened,
    settings: {
      ...someSettings,
      openings: 'public',
      vote: {
        ...someSettings.vote,
        ...vote,
        tiers: ['device', 'email'].map((tier) => ({
          tier: tier === 'email' ? 'email' : 'device',
          allowance: null,
          must_follow: false,
        })),
      },
    },
    stages: kinds.map(({ kind, batch }, ordinal) =>
      makeStage(kind, ordinal, { id: `stage-${ordinal}`, batch, opensAt: opened, closesAt: closes }),
    ),
  })
}

function candidatesOf(count: number): NominationFacts[] {
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    name: `品牌${at + 1}`,
    path: ['样例市', '湖东区', `第${at + 1}社区`],
    level: 'community',
    unit: null,
    theme: at % 2 === 0 ? 'party' : 'neighbour',
    state: 'admitted',
  }))
}

/** Signs the head over the first so many entries, as whoever holds the key can over any. */
export function noteOf(entries: readonly string[]): (size: number) => string {
  const { privateKey, publicKey } = workedKey()
  return (size) => {
    const leaves = new Uint8Array(size * 32)
    for (const [at, entry] of entries.slice(0, size).entries()) leaves.set(leafHash(sha256, utf8(entry)), at * 32)
    const body = noteBody(origin, size, crownOf(sha256, leaves, size).root)
    return signedNote(body, origin, keyId(sha256, origin, publicKey), sign(null, utf8(body), privateKey))
  }
}
