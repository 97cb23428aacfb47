import { describe, expect, it } from 'vitest'
import type { Settings } from '../../server/domain/campaign.ts'
import { templateNames, templateOf } from '../../server/domain/templates.ts'
import { settingsOf } from '../../web/organize/rules/read.ts'
import { freshKey, type Typed, typedSettings } from '../../web/organize/rules/typed.ts'
import { readRuleSheet, ruleSheetNames } from '../rules.ts'

const plain = templateOf('plain').settings

const typedWith = (change: (typed: Typed) => void): Typed => {
  const typed = typedSettings(plain)
  change(typed)
  return typed
}

const ruled = (tally: Partial<Settings['tally']>): Settings => ({ ...plain, tally: { ...plain.tally, ...tally } })

describe('the form of the rules', () => {
  it.each(templateNames)('says what the template %s says', (name) => {
    const { settings } = templateOf(name)
    expect(settingsOf(typedSettings(settings), settings)).toEqual({ settings })
  })

  it.each([
    [
      'brackets',
      ruled({
        votes: {
          conversion: 'brackets',
          table: [
            ['500', '80'],
            ['0', '60'],
          ],
          maximum: 'frozen',
          ties: 'mean',
          within: 'level',
        },
      }),
    ],
    [
      'ranks',
      ruled({
        votes: { conversion: 'rank-linear', start: '100', step: '0.5', maximum: 'recomputed', ties: 'minimum' },
      }),
    ],
    [
      'a bonus',
      ruled({
        votes: { conversion: 'capped', per_vote: '0.01', cap: '10', maximum: 'recomputed', ties: 'mean' },
        weights: { expert: '100' },
      }),
    ],
    [
      'places by level',
      ruled({ places: { by: 'level', each: { district: 1, street: 2 }, at_line: 'lot', seed: 'a seed' } }),
    ],
    ['places in all', ruled({ places: { total: 31, at_line: 'admit' } })],
    ['keys without a field', ruled({ calibration: true, seed: 'kept' })],
  ])('keeps %s', (_, settings) => {
    expect(settingsOf(typedSettings(settings), settings)).toEqual({ settings })
  })

  it.each(ruleSheetNames)('keeps the published rules of %s', (name) => {
    const { settings } = readRuleSheet(name)
    expect(settingsOf(typedSettings(settings), settings)).toEqual({ settings })
  })

  it('takes an empty limit for none, and drops a batch without limits', () => {
    const typed = typedWith(({ vote }) => {
      Object.assign(vote, { picks: ' ', address: '', population: '28400', suspect: '2' })
      vote.batches = { '031-060': { min: '', max: '5' }, '001-030': { min: ' ', max: '' } }
    })
    const read = settingsOf(typed, plain)
    expect('settings' in read && read.settings.vote).toEqual({
      ...plain.vote,
      population: 28_400,
      batches: [{ batch: '031-060', min: null, max: 5 }],
      misconduct: { ...plain.vote.misconduct, suspect_days: 2 },
    })
  })

  it('names every field of the vote that holds no such value', () => {
    const typed = typedWith(({ vote }) => {
      Object.assign(vote, {
        picks: 'x',
        same: 'day',
        times: '',
        category: 'day',
        categoryMax: '',
        results: 'refreshed',
      })
      vote.minutes = '5 min'
      vote.batches = { '031-060': { min: 'one', max: '' } }
      vote.tiers = [{ tier: 'sms', per: 'day', ballots: '', must_follow: true }]
      vote.confirm = [{ text: ' ', textEn: 'I am 18 or older' }]
      vote.ladder = [{ act: 'suspend', days: '-1' }]
    })
    const read = settingsOf(typed, plain)
    expect('faults' in read && read.faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'vote.picks_per_day count',
      'vote.same_candidate.times count',
      'vote.per_category count',
      'vote.batches.031-060.min count',
      'vote.tiers.0.allowance count',
      'vote.eligibility.confirm.0.text label',
      'vote.results_while_voting count',
      'vote.misconduct.ladder.0.days count',
    ])
  })

  it('lets a party without a weight take no part, and keeps sums that are wrong', () => {
    const typed = typedWith(({ weights }) => Object.assign(weights, { expert: ' 60 ', public: '', inspection: '15.5' }))
    const read = settingsOf(typed, plain)
    expect('settings' in read && read.settings.tally.weights).toEqual({ expert: '60', inspection: '15.5' })
  })

  it('names every field that holds no such value', () => {
    const typed = typedWith((form) => {
      form.weights.public = '30%'
      form.panel.from_sheets = '-1'
      form.vote.max = 'ten'
      form.themes.push({ key: 'theme-6', label: ' ', labelEn: '' })
      form.places = { ...form.places, kind: 'level', each: { district: 'one', street: '' } }
    })
    expect(settingsOf(typed, plain)).toEqual({
      faults: [
        { field: 'themes.5.label', code: 'label' },
        { field: 'tally.panel.from_sheets', code: 'count' },
        { field: 'tally.weights.public', code: 'decimal' },
        { field: 'tally.places.each.district', code: 'count' },
        { field: 'vote.max', code: 'count' },
      ],
    })
  })

  it('asks only for the figures that the chosen conversion needs', () => {
    const typed = typedWith(({ votes }) => Object.assign(votes, { conversion: 'share', start: 'x', cap: '' }))
    const read = settingsOf(typed, plain)
    expect('settings' in read && read.settings.tally.votes).toEqual({
      conversion: 'share',
      maximum: 'recomputed',
      ties: 'mean',
    })
  })

  it('gives an added choice a key that no other has', () => {
    const choice = (key: string) => ({ key, label: key, labelEn: null })
    expect(freshKey('theme', plain.themes)).toBe('theme-6')
    expect(freshKey('level', [choice('level-3'), choice('level-2')])).toBe('level-4')
  })
})
