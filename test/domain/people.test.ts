import { describe, expect, it } from 'vitest'
import { inviteeFaults, readInvitees } from '../../server/domain/invitees.ts'
import { accountFaults, loginKey, memberState, nextExpertCodes, whyClosed } from '../../server/domain/people.ts'

describe('an account', () => {
  it('is sound with a name, a login in any case and ten characters of password', () => {
    expect(accountFaults({ name: '周敏', login: 'Zhou.Min@Example.org', password: '一二三四五六七八九十' })).toEqual([])
    expect(loginKey('  Ｚhou.Min@Example.org ')).toBe('zhou.min@example.org')
  })

  it('names each field at fault, in the order of the form', () => {
    expect(accountFaults({ name: ' ', login: 'a b', password: '123456789' })).toEqual([
      { field: 'name', code: 'name-missing' },
      { field: 'login', code: 'login-unfit' },
      { field: 'password', code: 'password-short', values: { least: 10 } },
    ])
    expect(accountFaults({ name: '周敏', login: 'zhou-min-01', password: 'ZHOU-MIN-01' })).toEqual([
      { field: 'password', code: 'password-is-login' },
    ])
    expect(accountFaults({ name: '周敏', login: 'zhoumin', password: 'x'.repeat(201) })).toEqual([
      { field: 'password', code: 'password-long', values: { most: 200 } },
    ])
  })

  it('counts characters as a person does, and needs no password beside a passkey', () => {
    expect(accountFaults({ name: '周敏', login: 'zhoumin', password: '🌊'.repeat(9) })).toMatchObject([
      { code: 'password-short' },
    ])
    expect(accountFaults({ name: '周敏', login: 'zhoumin', password: null })).toEqual([])
  })
})

describe('an invitation', () => {
  const open = { usedAt: null, expiresAt: '2026-06-15T00:00:00.000Z', place: { removedAt: null } }

  it('opens until the moment it expires, once, and not after its place was taken away', () => {
    expect(whyClosed(open, '2026-06-14T23:59:59.999Z')).toBeNull()
    expect(whyClosed(open, '2026-06-15T00:00:00.000Z')).toBe('invitation-expired')
    expect(whyClosed({ ...open, usedAt: '2026-06-02T00:00:00.000Z' }, '2026-07-01T00:00:00.000Z')).toBe(
      'invitation-used',
    )
    expect(whyClosed({ ...open, place: { removedAt: '2026-06-02T00:00:00.000Z' } }, '2026-06-03T00:00:00.000Z')).toBe(
      'invitation-withdrawn',
    )
    expect(whyClosed({ ...open, place: null }, '2026-06-03T00:00:00.000Z')).toBeNull()
  })

  it('shows in the list of members as what the person is', () => {
    const now = '2026-06-10T00:00:00.000Z'
    const member = { acceptedAt: null, removedAt: null, linkExpiresAt: '2026-06-15T00:00:00.000Z' }
    const states = [
      member,
      { ...member, linkExpiresAt: now },
      { ...member, linkExpiresAt: null },
      { ...member, acceptedAt: now },
      { ...member, acceptedAt: now, removedAt: now },
    ].map((facts) => memberState(facts, now))
    expect(states).toEqual(['invited', 'link-expired', 'link-expired', 'accepted', 'removed'])
  })
})

describe('inviting several people', () => {
  it('reads lines with Chinese or Western separators, and skips empty ones', () => {
    expect(readInvitees('周敏，13900000000，样例大学\n\n 罗伯年 , luo@example.org\r\n王澜\t\t社科院;二所\n')).toEqual([
      { name: '周敏', contact: '13900000000', affiliation: '样例大学' },
      { name: '罗伯年', contact: 'luo@example.org', affiliation: '' },
      { name: '王澜', contact: '', affiliation: '社科院 二所' },
    ])
    expect(readInvitees(' \n')).toEqual([])
  })

  it('finds who has no name, and contacts that stand there already', () => {
    const people = readInvitees('周敏,a@x.org\n，b@x.org\n罗伯年, A@X.org\n王澜,c@x.org\n尹若兰\n何静姝')
    expect(inviteeFaults(people, ['C@x.org '])).toEqual([
      { field: 'people.1.name', code: 'name-missing' },
      { field: 'people.2.contact', code: 'already-invited' },
      { field: 'people.3.contact', code: 'already-invited' },
    ])
  })

  it('gives the next pseudonyms and never one twice', () => {
    expect(nextExpertCodes([], 2)).toEqual(['e1', 'e2'])
    expect(nextExpertCodes(['e1', 'e12', 'e3'], 3)).toEqual(['e13', 'e14', 'e15'])
  })
})
