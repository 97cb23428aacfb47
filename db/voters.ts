import { settingsOf } from './campaigns.ts'
import type { Database, VoterIdentityTable, WechatStateTable } from './database.ts'

/** Notes that an identity was proven, the first time only: the notice accepted then is the one that stands. */
export async function noteIdentity(db: Database, identity: VoterIdentityTable): Promise<void> {
  await db
    .insertInto('voter_identity')
    .values(identity)
    .onConflict((conflict) => conflict.columns(['campaign', 'voter', 'tier']).doNothing())
    .execute()
}

/** How many identities were proven in a campaign, by tier. */
export async function identityCounts(db: Database, campaign: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('voter_identity')
    .where('campaign', '=', campaign)
    .groupBy('tier')
    .select((eb) => ['tier', eb.fn.countAll().as('count')])
    .execute()
  return new Map(rows.map(({ tier, count }) => [tier, Number(count)]))
}

/** Remembers that a device set out to WeChat; walks that have run out are forgotten. */
export async function putWechatState(db: Database, state: WechatStateTable, at: string): Promise<void> {
  await db.deleteFrom('wechat_state').where('expires_at', '<=', at).execute()
  await db.insertInto('wechat_state').values(state).execute()
}

/** Uses up a walk; undefined when this device never set out so, came back before, or is too late. */
export async function useWechatState(
  db: Database,
  { state_sha256, campaign, device }: Pick<WechatStateTable, 'state_sha256' | 'campaign' | 'device'>,
  at: string,
): Promise<{ notice_sha256: string } | undefined> {
  return db
    .deleteFrom('wechat_state')
    .where('state_sha256', '=', state_sha256)
    .where('campaign', '=', campaign)
    .where('device', '=', device)
    .where('expires_at', '>', at)
    .returning('notice_sha256')
    .executeTakeFirst()
}

/** Who answers for the voters' identities of a campaign, as the organizer wrote it; empty when nobody has. */
export async function voterContact(db: Database, campaign: string): Promise<string> {
  const row = await db.selectFrom('voter_contact').where('campaign', '=', campaign).select('contact').executeTakeFirst()
  return row?.contact ?? ''
}

export async function setVoterContact(trx: Database, campaign: string, contact: string, at: string): Promise<void> {
  await trx
    .insertInto('voter_contact')
    .values({ campaign, contact, updated_at: at })
    .onConflict((conflict) => conflict.column('campaign').doUpdateSet({ contact, updated_at: at }))
    .execute()
}

/** What the privacy notice of an opened campaign is made from; undefined when it is unknown or not opened yet. */
export async function privacyFacts(db: Database, campaign: string) {
  const row = await db
    .selectFrom('campaign')
    .leftJoin('voter_contact', 'voter_contact.campaign', 'campaign.id')
    .where('campaign.id', '=', campaign)
    .where('campaign.frozen_at', 'is not', null)
    .select([
      'campaign.name',
      'campaign.name_en',
      'campaign.host',
      'campaign.host_en',
      'campaign.settings',
      'voter_contact.contact',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { vote, openings } = settingsOf(row.settings)
  const { name, name_en: nameEn, host, host_en: hostEn, contact } = row
  return { name, nameEn, host, hostEn, contact: contact ?? '', tiers: vote.tiers, openings }
}

export interface CampaignNames {
  id: string
  name: string
  nameEn: string | null
  host: string
  hostEn: string | null
}

/** What whoever prints codes or reads a roll must know of a campaign: names, whether it is frozen, the key of its tags. */
export async function votersCampaign(db: Database, id: string) {
  const row = await db
    .selectFrom('campaign')
    .innerJoin('campaign_key', 'campaign_key.campaign', 'campaign.id')
    .where('campaign.id', '=', id)
    .select([
      'campaign.id',
      'campaign.name',
      'campaign.name_en as nameEn',
      'campaign.host',
      'campaign.host_en as hostEn',
      'campaign.settings',
      'campaign.frozen_at as frozenAt',
      'campaign_key.voter_key as voterKey',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    ...row,
    rules: settingsOf(row.settings).vote,
    voterKey: new Uint8Array(Buffer.from(row.voterKey, 'base64url')),
  }
}
