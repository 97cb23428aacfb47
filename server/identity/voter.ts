import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { VotingCampaign } from '../../db/ballots.ts'
import { deviceOf } from '../ballots/device.ts'
import { hostCookie } from '../cookie.ts'
import { identityOf, strongest, type Tier, tiers, type Voter } from '../domain/identity.ts'
import { voterTag } from '../domain/receipt.ts'
import { hmacBase64url, hmacSha256 } from '../hash.ts'
import type { Env } from '../route.ts'

/** How long a browser remembers what its voter has proven. */
const keptSeconds = 60 * 86_400

const cookieOf = (campaign: string): string => `voter-${campaign}`

/** The voter's tag of an identity in a campaign: keyed, so that it tells nothing outside. */
export function tagOf(campaign: Pick<VotingCampaign, 'id' | 'voterKey'>, tier: Tier, value: string): string {
  return voterTag(hmacSha256, campaign.voterKey, campaign.id, identityOf(tier, value))
}

/** The tiers whose ballots the campaign accepts, in the order citizens are shown; where a roll decides, the roll alone. */
export function acceptedTiers({ rules }: Pick<VotingCampaign, 'rules'>): Tier[] {
  const offered = rules.tiers.map(({ tier }) => tier)
  return rules.eligibility.roll ? offered.filter((tier) => tier === 'roll') : offered
}

/**
 * Who is asking in a campaign: of the device and of what was proven on it, the strongest that the campaign accepts. Null
 * without a device, or when the campaign wants more than one.
 */
export function voterOf(c: Context<Env>, campaign: VotingCampaign): Voter | null {
  const device = deviceOf(c)
  if (device === null) return null
  const accepted = acceptedTiers(campaign)
  const more = accepted.some((tier) => tier !== 'device')
  const found = more ? strongest(provenOn(c, campaign.id, device), accepted) : null
  if (found !== null || !accepted.includes('device')) return found
  return { tier: 'device', tag: tagOf(campaign, 'device', device) }
}

/** What was proven on this device in a campaign; nothing where the cookie is not this server's, this device's or this campaign's. */
export function provenOn(c: Context<Env>, campaign: string, device: string): Voter[] {
  const found = getCookie(c, cookieOf(campaign), 'host')
  return found === undefined ? [] : readProven(c.var.deps.key('voter'), campaign, device, found)
}

/** Remembers proofs on this browser, in place of earlier ones of the same tiers: tier and tag only, signed for this device. */
export function remember(c: Context<Env>, campaign: string, device: string, voters: readonly Voter[]): void {
  const others = provenOn(c, campaign, device).filter(({ tier }) => voters.every((one) => one.tier !== tier))
  setCookie(
    c,
    cookieOf(campaign),
    signProven(c.var.deps.key('voter'), campaign, device, [...voters, ...others]),
    hostCookie(keptSeconds),
  )
}

/** Forgets what was proven on this browser, so that somebody else can vote on it. */
export function forget(c: Context<Env>, campaign: string): void {
  deleteCookie(c, cookieOf(campaign), { prefix: 'host', path: '/', secure: true })
}

/** The cookie's text: tier and tag of each proof, then the signature, with dots between. */
export function signProven(key: Uint8Array, campaign: string, device: string, proven: readonly Voter[]): string {
  const said = proven.map(({ tier, tag }) => `${tier}.${tag}`).join('.')
  return `${said}.${hmacBase64url(key, `voter-cookie/v1\n${campaign}\n${device}\n${said}`)}`
}

/** What a signed text says was proven; nothing when it was signed by another, or for another device or campaign. */
export function readProven(key: Uint8Array, campaign: string, device: string, signed: string): Voter[] {
  const parts = signed.split('.')
  const proven: Voter[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const tier = tiers.find((one) => one === parts[at])
    const tag = parts[at + 1]
    if (tier !== undefined && tag !== undefined) proven.push({ tier, tag })
  }
  const expected = Buffer.from(signProven(key, campaign, device, proven))
  const found = Buffer.from(signed)
  return found.length === expected.length && timingSafeEqual(found, expected) ? proven : []
}
