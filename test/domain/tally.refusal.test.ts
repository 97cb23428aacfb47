import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tallyCommand } from '../../server/commands/tally.ts'
import { parseTallyInput, type TallyFault } from '../../server/domain/tally.ts'
import { faultSentence } from '../../server/domain/words/tally.ts'
import { languages } from '../../server/domain/words.ts'
import { file, run } from './tally.make.ts'

/** A right file with one place changed: `set('rules.weights.expert', '60')`. */
function set(path: string, value: unknown): unknown {
  const root = structuredClone(
    file([{ scores: ['88.50'], votes: 7, level: 'street' }, { scores: ['90'] }], {
      weights: { expert: '70', public: '30' },
      panel: { method: 'mean' },
      votes: { conversion: 'share' },
      rounding: { digits: 2 },
      ties: ['expert'],
      places: { total: 1 },
    }),
  )
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let place: object = root
  for (const step of steps) {
    const next: unknown = Reflect.get(place, step)
    if (typeof next !== 'object' || next === null) throw new Error(`no ${path}`)
    place = next
  }
  if (value === undefined) Reflect.deleteProperty(place, last)
  else Reflect.set(place, last, value)
  return root
}

const wrong: readonly [path: string, value: unknown, code: TallyFault['code'], field: string][] = [
  ['rules', undefined, 'field-missing', 'rules'],
  ['nominations', undefined, 'field-missing', 'nominations'],
  ['sheets', undefined, 'field-missing', 'sheets'],
  ['votes', undefined, 'field-missing', 'votes'],
  ['vote', {}, 'field-unknown', 'vote'],
  ['rules', null, 'field-type', 'rules'],
  ['rules.criteria', undefined, 'field-missing', 'rules.criteria'],
  ['rules.criteria', [], 'weights-sum', 'rules.criteria'],
  ['rules.criteria.0.weight', '99', 'weights-sum', 'rules.criteria'],
  ['rules.criteria.0.weight', 100, 'field-decimal', 'rules.criteria[0].weight'],
  ['rules.criteria.0.weight', '-1', 'field-range', 'rules.criteria[0].weight'],
  ['rules.criteria.0.name', 'x', 'field-unknown', 'rules.criteria[0].name'],
  ['rules.criteria.0', { key: 'g', of: [] }, 'field-missing', 'rules.criteria[0].of[0]'],
  ['rules.criteria.0', { key: 'g', of: [{ key: 'h', of: [] }] }, 'field-missing', 'rules.criteria[0].of[0].weight'],
  [
    'rules.criteria.0',
    { key: 'q', of: [{ key: 'q', weight: '100' }] },
    'field-duplicate',
    'rules.criteria[0].of[0].key',
  ],
  ['rules.pannel', {}, 'field-unknown', 'rules.pannel'],
  ['rules.panel.method', 'middle', 'field-choice', 'rules.panel.method'],
  ['rules.panel.drop_high', -1, 'field-range', 'rules.panel.drop_high'],
  ['rules.panel.drop_high', 1.5, 'field-type', 'rules.panel.drop_high'],
  ['rules.votes.conversion', 'rank', 'field-choice', 'rules.votes.conversion'],
  ['rules.votes', { conversion: 'rank-linear', start: '100' }, 'field-missing', 'rules.votes.step'],
  ['rules.votes', { conversion: 'share', cap: '10' }, 'field-unknown', 'rules.votes.cap'],
  ['rules.votes', { conversion: 'brackets', table: [['5', '9']] }, 'brackets-order', 'rules.votes.table[0][0]'],
  [
    'rules.votes',
    {
      conversion: 'brackets',
      table: [
        ['0', '9'],
        ['0', '8'],
      ],
    },
    'brackets-order',
    'rules.votes.table[0][0]',
  ],
  ['rules.votes', { conversion: 'brackets', table: [] }, 'brackets-order', 'rules.votes.table'],
  ['rules.votes', { conversion: 'capped', per_vote: '1', cap: '10' }, 'field-range', 'rules.weights.public'],
  ['rules.votes.within', 'district', 'field-choice', 'rules.votes.within'],
  ['rules.votes.within', 'batch', 'field-missing', 'nominations[0].batch'],
  ['rules.weights.expert', '71', 'weights-sum', 'rules.weights'],
  ['rules.weights.host', '0', 'field-unknown', 'rules.weights.host'],
  ['rules.rounding.rule', 'floor', 'field-choice', 'rules.rounding.rule'],
  ['rules.rounding.digits', 10, 'field-range', 'rules.rounding.digits'],
  ['rules.rounding.at', ['end'], 'field-choice', 'rules.rounding.at[0]'],
  ['rules.ties', ['criterion:carrier'], 'field-choice', 'rules.ties[0]'],
  ['rules.ties', ['votes', 'votes'], 'field-duplicate', 'rules.ties[1]'],
  ['rules.places', { total: 1, by: 'level', each: {} }, 'field-conflict', 'rules.places.total'],
  ['rules.places', { by: 'level' }, 'field-missing', 'rules.places.each'],
  ['rules.places', { each: {} }, 'field-missing', 'rules.places.by'],
  ['rules.places', { by: 'level', each: { street: '1' } }, 'field-type', 'rules.places.each.street'],
  ['rules.places', { by: 'level', each: { street: 1 } }, 'field-missing', 'nominations[1].level'],
  ['rules.places', { total: 1, at_line: 'lot' }, 'field-missing', 'rules.places.seed'],
  ['rules.calibration', 'yes', 'field-type', 'rules.calibration'],
  ['nominations.1.number', 1, 'field-duplicate', 'nominations[1].number'],
  ['nominations.0.number', '1', 'field-type', 'nominations[0].number'],
  ['sheets.0.nomination', 9, 'field-reference', 'sheets[0].nomination'],
  ['sheets.0.expert', '', 'field-type', 'sheets[0].expert'],
  ['sheets.1.nomination', 1, 'field-duplicate', 'sheets[1].expert'],
  ['sheets.0.scores.q', '100.01', 'field-range', 'sheets[0].scores.q'],
  ['sheets.0.scores.q', 88.5, 'field-decimal', 'sheets[0].scores.q'],
  ['sheets.0.scores.q', '8O', 'field-decimal', 'sheets[0].scores.q'],
  ['sheets.0.scores.r', '80', 'field-unknown', 'sheets[0].scores.r'],
  ['votes.1', '7', 'field-type', 'votes.1'],
  ['votes.1', -7, 'field-range', 'votes.1'],
  ['votes.3', 1, 'field-reference', 'votes.3'],
  ['votes.01', 1, 'field-reference', 'votes.01'],
  ['inspections', { 1: '101' }, 'field-range', 'inspections.1'],
  ['self', { 9: '90' }, 'field-reference', 'self.9'],
  ['disqualified', [9], 'field-reference', 'disqualified[0]'],
  ['withdrawn', [1, 1], 'field-duplicate', 'withdrawn[1]'],
]

describe('a wrong input', () => {
  it('starts from a right one', () => {
    expect(run(set('votes.2', 3)).ranking).toHaveLength(2)
  })

  it.each(wrong)('%s: %j is %s at %s', (path, value, code, field) => {
    const result = parseTallyInput(set(path, value))
    expect(result).toMatchObject({ refusal: { code, field } })
  })

  it.each([null, [], 'text', 7, true])('%j is no input at all', (value) => {
    expect(parseTallyInput(value)).toEqual({ refusal: { code: 'field-type', field: '', expected: 'object' } })
  })

  it('is a value, whatever the JSON: nothing throws', () => {
    const paths = wrong.map(([path]) => path).filter((path) => !/\.(0|1|host|name)$/.test(path))
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const result = parseTallyInput(set(path, value))
        expect('refusal' in result ? result.refusal.code : result.rules.criteria.length).toBeTruthy()
      }),
    )
  })

  it('is said in one sentence that names the field, in each language', () => {
    for (const [path, value, , field] of wrong) {
      const result = parseTallyInput(set(path, value))
      if (!('refusal' in result)) throw new Error(path)
      for (const language of languages) {
        const sentence = faultSentence(language, result.refusal)
        expect(sentence).toContain(field)
        expect(sentence).not.toMatch(/undefined|null|\n/)
      }
    }
  })
})

describe('the command', () => {
  const call = async (args: string[], text: string | null) => {
    const out: string[] = []
    const err: string[] = []
    const code = await tallyCommand(args, {
      readFile: () => (text === null ? Promise.reject(new Error('ENOENT')) : Promise.resolve(text)),
      stdout: (part) => out.push(part),
      stderr: (part) => err.push(part),
      lang: 'en',
    })
    return { code, out: out.join(''), err: err.join('') }
  }

  it('prints the result', async () => {
    const input = set('votes.2', 3)
    const { code, out, err } = await call(['input.json'], `\uFEFF${JSON.stringify(input)}`)
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual(run(input))
  })

  it.each([
    ['a wrong field', ['input.json'], JSON.stringify(set('votes.1', -7)), 'votes.1'],
    ['no JSON', ['input.json'], '{', 'input.json'],
    ['no file', ['absent.json'], null, 'absent.json'],
    ['no argument', [], '{}', 'gongping tally'],
    ['two arguments', ['a', 'b'], '{}', 'gongping tally'],
  ])('refuses %s: exit code 1, nothing on standard output, one sentence', async (_, args, text, named) => {
    const { code, out, err } = await call(args, text)
    expect([code, out]).toEqual([1, ''])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain(named)
  })
})
