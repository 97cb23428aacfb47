/** Identity tiers (vote.md "Identity tiers"). */
export type Tier = 'device' | 'email' | 'sms' | 'wechat' | 'code' | 'roll' | 'paper'

/**
 * The identity of a voter as text: the same identity is the same voter over all tiers, and nothing links two identities.
 * `value` is the device id, mail address, E.164 number, WeChat union or open id, code id, row of the roll or paper serial;
 * a roll row that has a phone is given as `sms`.
 */
export function identityOf(tier: Tier, value: string): string {
  if (tier === 'email') return `email:${value.normalize('NFC').toLowerCase()}`
  return `${tier === 'sms' ? 'phone' : tier}:${value}`
}
