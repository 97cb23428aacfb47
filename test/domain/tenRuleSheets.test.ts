import { describe, expect, it } from 'vitest'
import { voteRulesOf } from '../../server/domain/ballot/parse.ts'
import { checkBallot, type EarlierBallot } from '../../server/domain/ballot.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { type FrozenRules, frozenRules, rulesText } from '../../server/domain/rules.ts'
import { ruleSheet } from '../../server/domain/words/rules.ts'
import { sha256Hex } from '../../server/hash.ts'
import { readSources } from '../law.ts'
import { numbersOf, readGolden, readRuleSheet, ruleSheetNames, standingsOf } from '../rules.ts'

function frozen(campaign: Campaign): FrozenRules {
  const rules = frozenRules(campaign)
  if ('refusal' in rules) throw new Error(rules.refusal.field)
  return rules
}

describe('the rule sheets of real campaigns', () => {
  it('are ten', () => {
    expect(ruleSheetNames).toHaveLength(10)
  })

  it('stand beside no word that sells votes or pays for sharing, on any page in either language', async () => {
    const offers =
      /打赏|礼物|送花|充值|红包|抽奖|有奖|积分|兑换|买票|付费|\b(gifts?|rewards?|prizes?|coupons?|lottery|donate)\b/i
    const words = (await readSources()).filter(({ path }) => /^(server\/domain\/words|web)\//.test(path))
    expect(words.length).toBeGreaterThan(200)
    expect(words.filter(({ text }) => offers.test(text)).map(({ path }) => path)).toEqual([])
    expect(offers.test('转发领红包')).toBe(true)
  })
})

describe.each(ruleSheetNames)('rule sheet %s', (name) => {
  const sheet = readRuleSheet(name)
  const { campaign, settings, ballots } = sheet

  it('is read whole from its settings, with nothing filled in', () => {
    expect(voteRulesOf(settings.vote)).toEqual(settings.vote)
    expect(voteRulesOf(JSON.parse(rulesText(frozen(campaign))).vote)).toEqual(settings.vote)
  })

  it('is written in plain words, in both languages, under one fingerprint', () => {
    const rules = frozen(campaign)
    expect({
      sha256: sha256Hex(rulesText(rules)),
      'zh-CN': ruleSheet('zh-CN', rules, campaign),
      en: ruleSheet('en', rules, campaign),
    }).toEqual(readGolden(name))
  })

  it.each(ballots.map((attempt, place) => [place, attempt] as const))('decides over ballot %i', (place, attempt) => {
    const history = new Map<string, EarlierBallot[]>()
    let given: string | string[] = []
    for (const one of ballots.slice(0, place + 1)) {
      const { at, tier, batch, confirmed } = one
      const earlier = history.get(one.by) ?? []
      const choices = numbersOf(one.choices)
      const verdict = checkBallot(
        settings.vote,
        {
          arrived: one.arrived ?? at,
          at,
          zone: sheet.zone,
          tier,
          stages: campaign.stages.filter(({ kind }) => kind === 'voting'),
          candidates: standingsOf(sheet, one),
          earlier,
        },
        { choices, batch, confirmed },
      )
      given = 'slot' in verdict ? verdict.slot : verdict.faults.map(({ code }) => code)
      if ('slot' in verdict) history.set(one.by, [...earlier, { slot: verdict.slot, at, choices }])
    }
    expect(given).toEqual(attempt.gives)
  })
})
