import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { auditTrail } from '../../db/audit.ts'
import { acceptAs, acceptWithAccount, findInvitation } from '../../db/invitations.ts'
import { membersOf, setRemoved } from '../../db/members.ts'
import { keepChallenge, spendChallenge } from '../../db/passkeys.ts'
import { personByLogin, placesOf } from '../../db/people.ts'
import { sha256Hex } from '../../server/hash.ts'
import { inviteMembers, mintLink } from '../../server/people/invite.ts'
import { storeCampaign, storeMember } from '../make.ts'
import { onEachDatabase } from '../world.ts'

const at = '2026-06-01T02:00:00.000Z'
const minting = {
  now: () => new Date(at),
  id: () => randomBytes(16).toString('base64url'),
  chance: (bytes: number) => new Uint8Array(randomBytes(bytes)),
}

function account(login: string) {
  const person = {
    id: minting.id(),
    name: '周敏',
    login,
    password_hash: 'h',
    standing: 'guest' as const,
    created_at: at,
  }
  return { person, passkey: null }
}

const someone = { name: '周敏', contact: 'zhou@example.org', affiliation: '样例大学' }

onEachDatabase('invitations', (database) => {
  const inviteOne = async (campaign: string, role: 'expert' | 'organizer' = 'expert') => {
    const [invited] = await inviteMembers(database(), minting, { campaign, role, people: [someone] })
    if (invited === undefined) throw new Error('nobody was invited')
    return { ...invited, hash: sha256Hex(invited.token) }
  }

  it('keeps only the hash of the token', async () => {
    const { id } = await storeCampaign(database())
    const { token, hash } = await inviteOne(id)
    const rows = await database().selectFrom('invitation').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows.map((row) => row.token_sha256)).toContain(hash)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  it('gives one person one of two places with the same role, however close together the links are used', async () => {
    const { person } = await storeMember(database(), (await storeCampaign(database())).id, 'auditor', '周敏')
    for (let round = 0; round < 5; round++) {
      const { id: campaign } = await storeCampaign(database())
      const links = [await inviteOne(campaign), await inviteOne(campaign)]
      const outcomes = await Promise.all(links.map(({ hash }) => acceptAs(database(), hash, person, at)))
      expect(outcomes.filter((outcome) => 'refusal' in outcome)).toEqual([{ refusal: 'already-member' }])
    }
  })

  it('lets one of two at the same moment in, and leaves nothing of the other', async () => {
    const { id } = await storeCampaign(database())
    const { hash, member } = await inviteOne(id)
    const logins = [minting.id().toLowerCase(), minting.id().toLowerCase()]
    const outcomes = await Promise.all(logins.map((login) => acceptWithAccount(database(), hash, account(login), at)))
    expect(outcomes.filter((outcome) => 'refusal' in outcome)).toEqual([{ refusal: 'invitation-used' }])
    const stored = await Promise.all(logins.map((login) => personByLogin(database(), login)))
    expect(stored.filter((person) => person !== undefined)).toHaveLength(1)
    const trail = await auditTrail(database(), id, { limit: 10 })
    expect(trail.map(({ act, subject }) => ({ act, subject }))).toEqual([
      { act: 'invitation-accepted', subject: `member:${member}` },
    ])
  })

  it('makes a founder of whoever renews a place by a link of the shell, and of nobody by an ordinary one', async () => {
    const { id } = await storeCampaign(database())
    const { member, hash } = await inviteOne(id, 'organizer')
    const login = minting.id().toLowerCase()
    await acceptWithAccount(database(), hash, account(login), at)
    expect((await personByLogin(database(), login))?.standing).toBe('guest')
    const { token } = await mintLink(database(), minting, member, 'founder')
    expect(await acceptWithAccount(database(), sha256Hex(token), account(login), at)).toHaveProperty('place')
    expect((await personByLogin(database(), login))?.standing).toBe('founder')
  })

  it('refuses a taken login and stays open for another', async () => {
    const { id } = await storeCampaign(database())
    const { person } = await storeMember(database(), id, 'expert', '罗伯年')
    const { hash } = await inviteOne(id)
    const taken = account(person.toLowerCase())
    expect(await acceptWithAccount(database(), hash, taken, at)).toEqual({ refusal: 'login-taken' })
    expect((await findInvitation(database(), hash))?.usedAt).toBeNull()
    const outcome = await acceptWithAccount(database(), hash, account(minting.id().toLowerCase()), at)
    expect(outcome).toMatchObject({ place: { campaign: id, role: 'expert' } })
  })

  it('does not open a place that was taken away after the link was looked at', async () => {
    const { id } = await storeCampaign(database())
    const { hash, member } = await inviteOne(id)
    await setRemoved(database(), id, member, at)
    expect(await acceptWithAccount(database(), hash, account(minting.id().toLowerCase()), at)).toEqual({
      refusal: 'invitation-used',
    })
  })

  it('ends the earlier link when a place gets a new one', async () => {
    const { id } = await storeCampaign(database())
    const { hash, member } = await inviteOne(id)
    const { token } = await mintLink(database(), minting, member)
    expect(await acceptWithAccount(database(), hash, account(minting.id().toLowerCase()), at)).toEqual({
      refusal: 'invitation-used',
    })
    expect(
      await acceptWithAccount(database(), sha256Hex(token), account(minting.id().toLowerCase()), at),
    ).toHaveProperty('place.member', member)
  })

  it('renews the account by a replaced link only while it opens nothing but this place', async () => {
    const first = await storeCampaign(database())
    const { hash, member } = await inviteOne(first.id)
    const mine = account(minting.id().toLowerCase())
    await acceptWithAccount(database(), hash, mine, at)
    const again = await mintLink(database(), minting, member)
    const renewed = {
      ...account(mine.person.login),
      person: { ...account(mine.person.login).person, password_hash: 'new' },
    }
    expect(await acceptWithAccount(database(), sha256Hex(again.token), renewed, at)).toMatchObject({
      person: mine.person.id,
    })
    expect(await personByLogin(database(), mine.person.login)).toEqual({ ...mine.person, password_hash: 'new' })

    const second = await storeCampaign(database())
    const other = await inviteOne(second.id)
    await acceptAs(database(), other.hash, mine.person.id, at)
    const third = await mintLink(database(), minting, member)
    const seized = account(mine.person.login)
    expect(await acceptWithAccount(database(), sha256Hex(third.token), seized, at)).toEqual({ refusal: 'login-taken' })
    expect((await placesOf(database(), mine.person.id)).map((place) => place.campaign).sort()).toEqual(
      [first.id, second.id].sort(),
    )
  })

  it('gives one account one place a role, with a pseudonym of its own in each campaign', async () => {
    const { id } = await storeCampaign(database())
    const { person } = await storeMember(database(), id, 'expert', '罗伯年')
    const { hash, code } = await inviteOne(id)
    expect(code).toBe('e2')
    expect(await acceptAs(database(), hash, person, at)).toEqual({ refusal: 'already-member' })
    expect((await findInvitation(database(), hash))?.usedAt).toBeNull()
  })

  it('lists members with link and sheets in one query', async () => {
    const { id } = await storeCampaign(database())
    await inviteOne(id)
    await storeMember(database(), id, 'organizer', '陈立言')
    const rows = await membersOf(database(), id)
    expect(rows).toHaveLength(2)
    expect(rows.find((row) => row.role === 'expert')).toMatchObject({
      ...someone,
      code: 'e1',
      login: null,
      linkExpiresAt: '2026-06-15T02:00:00.000Z',
    })
  })

  it('hands a puzzle out to one answer, in time', async () => {
    const key = minting.id()
    const expires = '2026-06-01T02:05:00.000Z'
    await keepChallenge(database(), { id: key, challenge: 'c', expires_at: expires }, at)
    expect(await spendChallenge(database(), key, expires)).toBeUndefined()
    const answers = await Promise.all([spendChallenge(database(), key, at), spendChallenge(database(), key, at)])
    expect(answers.sort()).toEqual(['c', undefined])
  })
})
