/** Identity tiers (vote.md "Identity tiers"), the one that says most about a person first. */
export const tiers = ['paper', 'roll', 'code', 'sms', 'wechat', 'email', 'device'] as const

export type Tier = (typeof tiers)[number]

/**
 * The identity of a voter as text: the same identity is the same voter over all tiers, and nothing links two identities.
 * `value` is the device id, mail address, E.164 number, WeChat union or open id, code id, row of the roll or paper serial;
 * a roll row that has a phone is given as `sms`.
 */
export function identityOf(tier: Tier, value: string): string {
  if (tier === 'email') return `email:${value.normalize('NFC').toLowerCase()}`
  return `${tier === 'sms' ? 'phone' : tier}:${value}`
}

/** Who a ballot is from: the tier it is counted under, and the voter's tag in the campaign. */
export interface Voter {
  tier: Tier
  tag: string
}

/** Of what a voter has proven, that which says most among what the campaign accepts; null when nothing is accepted. */
export function strongest(proven: readonly Voter[], accepted: readonly Tier[]): Voter | null {
  for (const tier of tiers) {
    const found = accepted.includes(tier) ? proven.find((one) => one.tier === tier) : undefined
    if (found !== undefined) return found
  }
  return null
}
