import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Accepted, insertBallots } from '../../../db/ballots.ts'
import { connect } from '../../../db/connect.ts'
import type { Database } from '../../../db/database.ts'
import { lockHead, writeToLog } from '../../../db/log.ts'
import { migrate } from '../../../db/migrate.ts'
import type { Tier } from '../../../server/domain/identity.ts'
import { logLine } from '../../../server/domain/log.ts'
import { keyRing, sha256 } from '../../../server/hash.ts'
import { sealLog } from '../../../server/sequencer/seal.ts'
import { openSigner, type Signer } from '../../../server/sequencer/signer.ts'
import { makeStage, someSettings, storeCampaign, storeMember, storeNominations } from '../../make.ts'
import { storeSheet } from '../../makeResults.ts'

export interface Built {
  campaign: string
  /** Two persons, for two must agree to publish. */
  organizer: string
  second: string
}

const candidates = 60
const perBatch = 5000
const day = 86_400_000
const tiers: Tier[] = ['device', 'device', 'device', 'wechat', 'email']

/**
 * A judged campaign whose vote has just closed, with so many ballots of fourteen days in its tables, counters, log and signed
 * tree, written by the product's own statements; only the disk is not waited for.
 */
export async function buildResults(folder: string, secret: string, ballots: number): Promise<Built> {
  const db = await connect({ sqlite: join(folder, 'gongping.sqlite') })
  try {
    await migrate(db)
    await sql`pragma synchronous = off`.execute(db)
    const close = Date.now() - 60_000
    const at = (ms: number) => new Date(ms).toISOString()
    const window = { opensAt: at(close - 14 * day), closesAt: at(close) }
    const tierRules = [...new Set(tiers)].map((tier) => ({ tier, allowance: null, must_follow: false }))
    const vote = { ...someSettings.vote, tiers: tierRules, results_while_voting: { mode: 'live' as const } }
    const { id } = await storeCampaign(db, {
      settings: { ...someSettings, vote },
      stages: [
        makeStage('voting', 0, window),
        makeStage('scoring', 1, window),
        makeStage('public-notice', 2, { gate: 'organizer', opensAt: null, closesAt: at(close + day) }),
      ],
    })
    const nominations = await storeNominations(db, id, candidates)
    for (let expert = 1; expert <= 5; expert += 1) {
      const { member } = await storeMember(db, id, 'expert', `expert ${expert}`)
      for (const nomination of nominations)
        await storeSheet(
          db,
          id,
          member,
          nomination.id,
          [0, 1, 2].map(() => randomInt(6000, 10_000)),
        )
    }
    const signer = openSigner(`localhost/campaign/${id}`, keyRing(sha256(secret))(`log/v1/${id}`))
    for (let done = 0; done < ballots; done += perBatch) {
      const count = Math.min(perBatch, ballots - done)
      const time = at(close - 14 * day + Math.floor(((done + count) / ballots) * 14 * day) - 1)
      await db.transaction().execute((trx) => addBallots(trx, id, signer, count, time))
    }
    const [first, second] = [
      await storeMember(db, id, 'organizer', 'first'),
      await storeMember(db, id, 'organizer', 'second'),
    ]
    return { campaign: id, organizer: first.person, second: second.person }
  } finally {
    await db.destroy()
  }
}

async function addBallots(trx: Database, campaign: string, signer: Signer, count: number, now: string): Promise<void> {
  const head = await lockHead(trx, campaign, now)
  const accepted = Array.from({ length: count }, (_, offset) =>
    drawn(campaign, head.at, head.first + offset, head.first + count),
  )
  const entries = accepted.map(({ row }) =>
    logLine(campaign, { type: 'ballot_cast', ballot: row.id, commit: row.commitment }),
  )
  await insertBallots(trx, campaign, accepted)
  await writeToLog(trx, campaign, head, entries)
  await sealLog(trx, campaign, head, signer, entries)
}

function drawn(campaign: string, at: string, index: number, size: number): Accepted {
  const random = randomBytes(208)
  const text = (from: number, bytes: number) => random.subarray(from, from + bytes).toString('base64url')
  const chosen = new Set<number>()
  const most = 1 + ((random[0] ?? 0) % 10)
  for (let byte = 1; chosen.size < most && byte < 60; byte += 1) chosen.add(1 + ((random[byte] ?? 0) % candidates))
  const choices = [...chosen].sort((a, b) => a - b)
  return {
    row: {
      id: text(64, 16),
      campaign,
      voter: text(80, 32),
      slot: 'once',
      tier: tiers[index % tiers.length] ?? 'device',
      at,
      request_sha256: text(112, 32),
      salt_a: text(144, 32),
      salt_b: text(176, 32),
      commitment: text(112, 32),
      log_index: index,
      choices: JSON.stringify(choices),
      nonce: text(72, 16),
      tree_size: size,
    },
    choices,
    picks: [],
  }
}
