import { describe, expect, it } from 'vitest'
import type { TierRule } from '../../server/domain/ballot.ts'
import { type Tier, tiers } from '../../server/domain/identity.ts'
import { type PrivacyFacts, privacyNotice, privacyText, privacyWords } from '../../server/domain/words/privacy.ts'

const by = (...ways: Tier[]): TierRule[] => ways.map((tier) => ({ tier, allowance: null, must_follow: false }))
const facts = (change: Partial<PrivacyFacts> = {}): PrivacyFacts => ({
  host: '样例市民政局',
  hostEn: 'Sample Bureau',
  contact: '0532-80000000',
  tiers: by('device'),
  openings: 'auditor',
  ...change,
})
const said = (lang: 'zh-CN' | 'en', given: PrivacyFacts) => JSON.stringify(privacyNotice(lang, given))

describe('the privacy notice', () => {
  it('says of each tier what it collects, in both languages, and of no other', () => {
    for (const lang of ['zh-CN', 'en'] as const)
      for (const tier of tiers) {
        const notice = said(lang, facts({ tiers: by(tier) }))
        for (const other of tiers) {
          const sentence = JSON.stringify(privacyWords[lang].collected[other])
          expect([tier, other, notice.includes(sentence)]).toEqual([tier, other, tier === other])
        }
      }
  })

  it('answers who, what, why, how long, who sees it and how it is erased', () => {
    expect(privacyNotice('zh-CN', facts()).map(({ title }) => title)).toEqual([
      '谁负责',
      '收集什么',
      '为什么',
      '留多久',
      '谁看得到',
      '怎样删除',
    ])
    expect(said('en', facts())).toContain('Sample Bureau is responsible')
    expect(said('zh-CN', facts())).toContain('联系方式：0532-80000000')
    expect(said('zh-CN', facts({ contact: '' }))).toContain('还没有在这里写明')
  })

  it('speaks of six-digit codes and of followers only where there are any', () => {
    expect(said('zh-CN', facts())).not.toContain('六位验证码')
    expect(said('zh-CN', facts({ tiers: by('sms') }))).toContain('六位验证码十分钟后失效')
    expect(said('zh-CN', facts({ tiers: by('wechat') }))).not.toContain('关注公众号')
    const followers = [{ tier: 'wechat', allowance: null, must_follow: true }] as const
    expect(said('zh-CN', facts({ tiers: followers }))).toContain('关注公众号')
  })

  it('is another version as soon as anything it says changes, and the same one otherwise', () => {
    const versions = [
      facts(),
      facts({ tiers: by('device', 'sms') }),
      facts({ contact: 'x' }),
      facts({ host: '另一个单位' }),
      facts({ hostEn: null }),
      facts({ openings: 'public' }),
    ].map(privacyText)
    expect(new Set(versions).size).toBe(versions.length)
    const unspoken = facts({ tiers: [{ tier: 'device', allowance: { per: 'campaign' }, must_follow: false }] })
    expect(privacyText(unspoken)).toBe(privacyText(facts()))
  })
})
