import { describe, expect, it } from 'vitest'
import type { Settings } from '../../server/domain/campaign.ts'
import { frozenRules, rulesText, tallyCriteria, weightText } from '../../server/domain/rules.ts'
import { templateNames, templateOf } from '../../server/domain/templates.ts'
import { ruleSheet } from '../../server/domain/words/rules.ts'
import { languages } from '../../server/domain/words.ts'
import { makeCampaign, makeStage } from '../make.ts'

const { settings, criteria } = templateOf('plain')

function sheetOf(lang: 'zh-CN' | 'en', change: Partial<Settings> = {}) {
  const campaign = makeCampaign({ settings: { ...settings, ...change }, criteria })
  const frozen = frozenRules(campaign)
  if ('refusal' in frozen) throw new Error(frozen.refusal.field)
  return ruleSheet(lang, frozen, campaign)
    .flatMap(({ sentences }) => sentences)
    .join('\n')
}

describe('the frozen rules', () => {
  it('write weights as the shortest decimal and groups with their leaves', () => {
    expect([0, 5, 990, 1000, 1050, 3333].map(weightText)).toEqual(['0', '0.05', '9.9', '10', '10.5', '33.33'])
    expect(tallyCriteria(criteria)).toEqual([
      { key: 'name', weight: '30' },
      { key: 'connotation', weight: '30' },
      {
        key: 'carrier',
        of: [
          { key: 'mechanism', weight: '15' },
          { key: 'cases', weight: '15' },
          { key: 'publicity', weight: '10' },
        ],
      },
    ])
  })

  it('are canonical: keys sorted, no spaces, stages in their order with their windows', () => {
    const campaign = makeCampaign({
      settings,
      criteria,
      stages: [makeStage('voting', 0, { batch: { first: 31, last: 60 } })],
    })
    const frozen = frozenRules(campaign)
    const text = 'refusal' in frozen ? '' : rulesText(frozen)
    expect(text).toContain(
      '"stages":[{"batch":{"first":31,"last":60},"closes_at":"2026-06-30T00:00:00.000Z","gate":"clock","kind":"voting","opens_at":"2026-06-01T00:00:00.000Z"}]',
    )
    expect(text).toContain(
      '"vote":{"allowance":{"ballots":1,"per":"day"},"ballots_per_address_per_day":null,"batches":[],"eligibility":{"confirm":[],"roll":false},"grace_seconds":5,"max":10,"min":1,"misconduct":{"cleaning":"after-close","ladder":[{"act":"zero"},{"act":"disqualify"}],"notice":"step","suspect_days":null},"order":"shuffled","per_category":null,"picks_per_day":null,"population":null,"results_while_voting":{"mode":"hidden"},"same_candidate":{"per":"ballot"},"tiers":[{"allowance":null,"must_follow":false,"tier":"device"}]}',
    )
    expect(text).not.toMatch(/\s/)
  })

  it.each(templateNames)('of template %s come out whole in both languages', (name) => {
    const template = templateOf(name)
    const campaign = makeCampaign({
      settings: template.settings,
      criteria: template.criteria,
      stages: template.stages.map((stage) => ({ ...stage, id: `${stage.ordinal}` })),
    })
    const frozen = frozenRules(campaign)
    if ('refusal' in frozen) throw new Error(frozen.refusal.field)
    const [chinese = [], english = []] = languages.map((lang) => ruleSheet(lang, frozen, campaign))
    expect(english.map(({ sentences }) => sentences.length)).toEqual(chinese.map(({ sentences }) => sentences.length))
    expect(JSON.stringify([chinese, english])).not.toMatch(/undefined|null|\[object/)
  })
})

describe('the rule sheet', () => {
  it('says every setting that a person may ask about', () => {
    const sheet = sheetOf('zh-CN')
    for (const said of [
      '选 1 至 10 个',
      '每台设备每天可投 1 张',
      '每天按北京时间零点起算',
      '投票不收任何费用',
      '不显示票数和名次',
      '品牌载体占 40%',
      '满 5 份',
      '专家 70%',
      '公众 30%',
      '得票最多的得 100 分',
      '保留 2 位小数',
      '四舍五入',
      '“品牌载体”得分',
      '不设名额线',
    ])
      expect(sheet).toContain(said)
  })

  it('changes with the rules', () => {
    const { tally, vote } = settings
    const ranked = {
      ...tally,
      votes: {
        conversion: 'rank-linear',
        start: '100',
        step: '2',
        maximum: 'frozen',
        ties: 'minimum',
        within: 'level',
      } as const,
    }
    const sheet = sheetOf('zh-CN', {
      tally: { ...ranked, places: { by: 'level', each: { district: 1, street: 2 }, at_line: 'admit' } },
      vote: { ...vote, min: 3, max: 3, allowance: { per: 'batch' } },
      openings: 'auditor',
    })
    for (const said of [
      '正好选 3 个',
      '每台设备在每一批中投一张选票',
      '第一名 100 分，每低一名少 2 分',
      '同一层级中',
      '都取所占名次中最低',
      '最高票不变',
      '区（市）级 1 个、街道（镇）级 2 个',
      '并列的全部入选',
      '只交监督员',
    ])
      expect(sheet).toContain(said)
    expect(sheet).not.toContain('得票最多的得 100 分')
  })
})
