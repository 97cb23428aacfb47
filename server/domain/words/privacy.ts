import type { TierRule } from '../ballot/rules.ts'
import { canonicalJson, type Json } from '../canonical.ts'
import type { Lang, Wording } from '../words.ts'
import { privacy as english } from './en/privacy.ts'
import { privacy as chinese } from './zh-CN/privacy.ts'

/** Words of the privacy notice of a vote, in each language. */
export const privacyWords: Record<Lang, Wording<typeof chinese>> = { 'zh-CN': chinese, en: english }

/** What the notice of a campaign is made from: its rules, its host, and how the host is reached. */
export interface PrivacyFacts {
  host: string
  hostEn: string | null
  /** Empty while the organizer has not given one. */
  contact: string
  tiers: readonly TierRule[]
  openings: 'public' | 'auditor'
}

export interface PrivacySection {
  title: string
  sentences: string[]
}

/** The privacy notice in one language: what is collected for each way to vote, why, how long, who answers, how it is erased. */
export function privacyNotice(lang: Lang, facts: PrivacyFacts): PrivacySection[] {
  const w = privacyWords[lang]
  const host = lang === 'en' ? (facts.hostEn ?? facts.host) : facts.host
  const ways = facts.tiers.map(({ tier }) => tier)
  const follows = facts.tiers.some(({ tier, must_follow }) => tier === 'wechat' && must_follow)
  const collected = ways.map((tier) => w.collected[tier])
  return [
    { title: w.heads.who, sentences: [w.who(host), facts.contact === '' ? w.noContact : w.contact(facts.contact)] },
    { title: w.heads.collected, sentences: [...collected, ...(follows ? [w.follows] : []), w.address] },
    { title: w.heads.why, sentences: [w.why, w.tag] },
    {
      title: w.heads.long,
      sentences: [
        ...(ways.includes('email') || ways.includes('sms') || ways.includes('roll') ? [w.codeTime] : []),
        w.cookieTime,
        w.tagTime,
      ],
    },
    { title: w.heads.sees, sentences: [w.server, w.log, w.openings[facts.openings]] },
    { title: w.heads.erase, sentences: [w.erase, w.stays] },
  ]
}

/** The bytes whose SHA-256 names a version of the notice: both languages, canonical JSON. */
export function privacyText(facts: PrivacyFacts): string {
  const notice = (lang: Lang): Json => privacyNotice(lang, facts).map((section) => ({ ...section }))
  return canonicalJson({ v: 1, zh: notice('zh-CN'), en: notice('en') })
}
