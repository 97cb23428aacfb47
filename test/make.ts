import { randomBytes } from 'node:crypto'
import { insertCampaign } from '../db/campaigns.ts'
import type { Database, NominationTable } from '../db/database.ts'
import type { Role } from '../db/members.ts'
import { openSession } from '../db/sessions.ts'
import { standardVote } from '../server/domain/ballot.ts'
import type { Campaign, Settings } from '../server/domain/campaign.ts'
import type { Criterion } from '../server/domain/rubric.ts'
import type { Stage } from '../server/domain/stage.ts'
import { sha256Hex } from '../server/hash.ts'
import type { Browser, World } from './world.ts'

const fresh = (): string => randomBytes(9).toString('base64url')
const born = '2026-05-01T00:00:00.000Z'

export const someSettings: Settings = {
  themes: [
    { key: 'party', label: '党建引领', labelEn: 'Party-led' },
    { key: 'neighbour', label: '邻里互助', labelEn: 'Neighbourhood help' },
  ],
  levels: [
    { key: 'district', label: '区（市）级', labelEn: 'District' },
    { key: 'street', label: '街道级', labelEn: 'Street' },
    { key: 'community', label: '社区级', labelEn: 'Community' },
  ],
  tally: {
    panel: { method: 'trimmed-mean', drop_high: 1, drop_low: 1, from_sheets: 5 },
    votes: { conversion: 'proportional-to-max', maximum: 'recomputed', ties: 'mean' },
    weights: { expert: '70', public: '30' },
    rounding: { at: ['party', 'total'], digits: 2, rule: 'half-up' },
    ties: ['expert', 'criterion:carrier', 'untrimmed', 'median', 'first-ranks', 'votes'],
    places: { at_line: 'stop' },
  },
  vote: { ...standardVote, allowance: { per: 'day', ballots: 1 } },
  openings: 'auditor',
}

export const someCriteria: Criterion[] = [
  { key: 'name', parent: null, label: '品牌名称', labelEn: 'Name', hint: '', hintEn: null, weight: 3000, bands: [] },
  {
    key: 'connotation',
    parent: null,
    label: '品牌内涵',
    labelEn: 'Connotation',
    hint: '',
    hintEn: null,
    weight: 3000,
    bands: [],
  },
  {
    key: 'carrier',
    parent: null,
    label: '品牌载体',
    labelEn: 'Carrier',
    hint: '',
    hintEn: null,
    weight: 4000,
    bands: [],
  },
]

/** A stage whose window is June 2026 unless the test says otherwise. */
export function makeStage(kind: Stage['kind'], ordinal: number, change: Partial<Stage> = {}): Stage {
  return {
    id: fresh(),
    ordinal,
    kind,
    batch: null,
    gate: 'clock',
    opensAt: '2026-06-01T00:00:00.000Z',
    closesAt: '2026-06-30T00:00:00.000Z',
    openedAt: null,
    closedAt: null,
    ...change,
  }
}

/** A campaign with voting and scoring in June 2026, not yet frozen. */
export function makeCampaign(change: Partial<Campaign> = {}): Campaign {
  return {
    id: fresh(),
    name: '样例评选',
    nameEn: 'A sample selection',
    host: '样例市民政局',
    hostEn: null,
    template: 'plain',
    zone: 'Asia/Shanghai',
    settings: someSettings,
    stages: [
      makeStage('voting', 0),
      makeStage('scoring', 1),
      makeStage('final', 2, { gate: 'organizer', closesAt: null }),
    ],
    criteria: someCriteria,
    rules: null,
    rulesSha256: null,
    frozenAt: null,
    ...change,
  }
}

/** Stores a campaign; frozen with a stand-in fingerprint unless `change` says otherwise. */
export async function storeCampaign(db: Database, change: Partial<Campaign> = {}): Promise<Campaign> {
  const campaign = makeCampaign({ rules: '{}', rulesSha256: sha256Hex('{}'), frozenAt: born, ...change })
  await insertCampaign(db, campaign, Buffer.alloc(32, 7).toString('base64url'), born)
  return campaign
}

/** Stores candidates numbered from `first` on; returns their rows. */
export async function storeNominations(
  db: Database,
  campaign: string,
  count: number,
  first = 1,
): Promise<NominationTable[]> {
  const rows = Array.from({ length: count }, (_, offset): NominationTable => {
    const number = first + offset
    return {
      id: fresh(),
      campaign,
      number,
      level: 'community',
      path: JSON.stringify(['样例市', '湖东区', `第${number}社区`]),
      unit: null,
      theme: number % 2 === 0 ? 'party' : 'neighbour',
      name: `品牌${number}`,
      connotation: `一句话${number}`,
      introduction: `简介${number}`,
      mechanism: '',
      cases: '',
      publicity: '',
      contact: `联系人${number}`,
      phone: '0532-80000000',
      state: 'admitted',
      state_reason: null,
      version: 1,
      created_at: born,
      updated_at: born,
    }
  })
  if (rows.length > 0) await db.insertInto('nomination').values(rows).execute()
  return rows
}

/** A person with a place in the campaign. Experts get the pseudonyms e1, e2 … in the order of making. */
export async function storeMember(db: Database, campaign: string, role: Role, name: string) {
  const person = fresh()
  const member = fresh()
  await db
    .insertInto('person')
    .values({ id: person, name, login: person.toLowerCase(), password_hash: null, standing: 'guest', created_at: born })
    .execute()
  await db
    .insertInto('member')
    .values({
      id: member,
      campaign,
      role,
      name,
      contact: '',
      person,
      created_at: born,
      accepted_at: born,
      removed_at: null,
    })
    .execute()
  if (role === 'expert') {
    const experts = await db.selectFrom('expert').where('campaign', '=', campaign).select('member').execute()
    const code = `e${experts.length + 1}`
    await db.insertInto('expert').values({ member, campaign, code, affiliation: '' }).execute()
  }
  return { person, member }
}

/** A browser in which this person is signed in. */
export async function browserOf(world: Pick<World, 'deps' | 'browser'>, person: string): Promise<Browser> {
  const token = fresh()
  await openSession(world.deps.db, {
    token_sha256: sha256Hex(token),
    person,
    created_at: born,
    expires_at: '2099-01-01T00:00:00.000Z',
  })
  const browser = world.browser()
  browser.cookies.set('__Host-session', token)
  return browser
}

/** A browser signed in as a fresh member with this role. */
export async function browserAs(world: World, campaign: string, role: Role): Promise<Browser> {
  const { person } = await storeMember(world.deps.db, campaign, role, `${role} ${fresh()}`)
  return browserOf(world, person)
}
