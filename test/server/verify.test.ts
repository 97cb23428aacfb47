import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../server/domain/bytes.ts'
import { vkey } from '../../server/domain/checkpoint.ts'
import { packEntries, tilesOf } from '../../server/domain/tilePath.ts'
import { proofText } from '../../server/domain/tlogProof.ts'
import { emptyTree, grow, leafHash } from '../../server/domain/tree.ts'
import { manifestName } from '../../server/domain/verify/manifest.ts'
import { packBundle } from '../../server/evidence/pack.ts'
import { sha256, sha256Base64url } from '../../server/hash.ts'
import { type Made, makeEvidence, noteOf, type Plan } from '../makeEvidence.ts'
import {
  type Members,
  readMembers,
  refreshManifest,
  reportOf,
  runVerify,
  unpackMembers,
  writeMembers,
} from '../tamper.ts'
import { lines, workedNote, workedVkey } from '../worked.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongping-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string) => join(folder, name)

const plan: Plan = {
  seed: 'verify',
  candidates: 12,
  voters: 150,
  ballots: 600,
  sheets: 24,
  vote: { min: 1, max: 3, allowance: { per: 'day', ballots: 2 }, same_candidate: { per: 'day', times: 1 } },
  batches: [],
  copy: 'auditor',
  voided: 2,
  withdrawn: true,
  published: true,
}

describe('the worked log', () => {
  it('is refused for exactly what it lacks, in both languages', async () => {
    const entries = lines.map((line) => utf8(line))
    const leaves = entries.map((entry) => leafHash(sha256, entry))
    const members: Members = new Map([
      ['checkpoint', Buffer.from(workedNote())],
      ['keys.txt', Buffer.from(`${workedVkey}\n`)],
      ['log/tile/entries/000.p/4', Buffer.from(packEntries(entries))],
      ['log/tile/0/000.p/4', Buffer.concat(leaves)],
      [manifestName, Buffer.from('{"campaign":"c1","copy":"public"}')],
    ])
    expect(tilesOf(4)).toHaveLength(2)
    refreshManifest(members)
    await writeMembers(file('worked.tar'), members)
    const { code, out } = await runVerify([file('worked.tar')])
    expect(code).toBe(1)
    const entriesFile = 'log/tile/entries/000.p/4'
    const faults = out.split('\n').filter((line) => line.startsWith('log/'))
    expect(faults.sort()).toEqual([
      `${entriesFile}, log index 2: since (the first hold_list that names it) is missing.`,
      `${entriesFile}, log index 2: the second person (second) is missing.`,
      `${entriesFile}, log index 2: this was done before voting_closed.`,
      `${entriesFile}, log index 3: the second person (second) is missing.`,
    ])
    expect(out).toContain('Not verified: 4 faults found.')
    const chinese = await runVerify([file('worked.tar')], 'zh-CN')
    expect([chinese.code, chinese.out.split('\n').slice(0, 2)]).toEqual([
      1,
      ['核验不通过：发现 4 处问题。', `${entriesFile}，日志序号 2：缺少第二人（second）。`],
    ])
  })
})

describe('an honest bundle', () => {
  let made: Made
  beforeAll(async () => {
    made = makeEvidence(plan)
    await packBundle(file('honest.tar'), made)
  })

  it('is valid as a tar and as a folder, and says what was done at discretion', async () => {
    const { code, out } = await runVerify([file('honest.tar')])
    expect([code, out.split('\n')[0]]).toEqual([0, 'Verified: no contradiction was found.'])
    unpackMembers(file('honest'), readMembers(file('honest.tar')))
    const tar = await reportOf(file('honest.tar'))
    expect(await reportOf(file('honest'))).toEqual(tar)
    expect(tar.figures).toEqual({
      origin: 'vote.example.org/campaign/made',
      entries: made.entries.length,
      ballots: made.choices.length,
      opened: made.choices.length,
      compared: true,
      older: 0,
      receipts: 0,
    })
    expect(tar.acts.map(({ type, actor, second }) => [type, actor, second])).toEqual([
      ['nomination_withdrawn', 'org:aaaa', null],
      ['ballot_voided', 'org:aaaa', 'org:bbbb'],
      ['ballot_voided', 'org:aaaa', 'org:bbbb'],
    ])
  })

  it('has the same bytes each time', async () => {
    await packBundle(file('again.tar'), makeEvidence(plan))
    expect(readFileSync(file('again.tar')).equals(readFileSync(file('honest.tar')))).toBe(true)
  })

  it('is incomplete without openings, and counts without idents', async () => {
    await packBundle(file('closed.tar'), { ...made, copy: 'public', choices: null, idents: null })
    expect(await reportOf(file('closed.tar'))).toMatchObject({
      code: 2,
      verdict: 'incomplete',
      missing: ['choices', 'idents'],
    })
    await packBundle(file('public.tar'), { ...made, copy: 'public', idents: null })
    expect(await reportOf(file('public.tar'))).toMatchObject({
      code: 0,
      missing: ['idents'],
      figures: { compared: true },
    })
  })

  it('agrees with checkpoints and receipts that were kept, and with no others', async () => {
    const leaves = made.entries.map((entry) => leafHash(sha256, utf8(entry)))
    const index = made.entries.findIndex((entry) => entry.includes('ballot_cast'))
    const early = grow(sha256, emptyTree, leaves.slice(0, 40))
    writeFileSync(file('old'), made.note(40))
    writeFileSync(file('receipt'), proofText(index, early.path(index), made.note(40)))
    const kept = ['--old', file('old'), '--receipt', file('receipt')]
    expect(await reportOf(file('honest.tar'), ...kept)).toMatchObject({ code: 0, figures: { older: 1, receipts: 1 } })

    const saved = [
      '\ufeff评选',
      '回执编号: 7QKM-4X2P-9DTB',
      '',
      ...proofText(index, early.path(index), made.note(40)).split('\n'),
    ]
    writeFileSync(file('saved'), `${saved.join('\r\n')}\r\n`)
    expect((await reportOf(file('honest.tar'), '--receipt', file('saved'))).figures.receipts).toBe(1)
    writeFileSync(file('noise'), 'no receipt at all')
    expect((await reportOf(file('honest.tar'), '--receipt', file('noise'))).faults).toMatchObject([
      { code: 'receipt-malformed', file: file('noise') },
    ])

    writeFileSync(file('wrong'), proofText(index + 1, early.path(index), made.note(40)))
    const wrong = await reportOf(file('honest.tar'), '--receipt', file('wrong'))
    expect(wrong.faults).toMatchObject([{ code: 'receipt-differs', file: file('wrong'), index: index + 1 }])

    // Whoever holds the key writes another history and signs it: only what somebody kept can tell.
    const other = makeEvidence({ ...plan, seed: 'another history' })
    await packBundle(file('other.tar'), other)
    expect((await reportOf(file('other.tar'))).code).toBe(0)
    const told = await reportOf(file('other.tar'), ...kept)
    expect(told.faults.map(({ code, file: name }) => [code, name])).toEqual([
      ['checkpoint-older-differs', file('old')],
      ['checkpoint-older-differs', file('receipt')],
    ])
  })

  it('is not written at all when the log does not come to its signed root', async () => {
    const entries = made.entries.map((entry, at) => (at === 7 ? entry.replace('"v":1', '"v":2') : entry))
    expect(await packBundle(file('never.tar'), { ...made, entries })).toEqual({ refusal: 'log-differs' })
    expect(() => readFileSync(file('never.tar'))).toThrow()
  })
})

describe('a forger who also writes the manifest anew', () => {
  let made: Made
  let members: Members
  const choices = 'openings/choices.ndjson'
  const idents = 'openings/ident.ndjson'
  const opening = '2026-06-01T00:00:00.000Z'

  beforeAll(async () => {
    made = makeEvidence(plan)
    await packBundle(file('forged.tar'), made)
  })

  async function forged(change: (members: Members) => void) {
    members = readMembers(file('forged.tar'))
    change(members)
    refreshManifest(members)
    await writeMembers(file('forgery.tar'), members)
    const report = await reportOf(file('forgery.tar'))
    return {
      code: report.code,
      faults: report.faults.map(({ code, file: name, line, index }) => ({ code, name, line, index })),
    }
  }
  const edit = (name: string, change: (text: string) => string) => (all: Members) =>
    all.set(name, Buffer.from(change(String(all.get(name)))))
  const onLine = (name: string, at: number, change: (line: string) => string[]) =>
    edit(name, (text) =>
      text
        .split('\n')
        .flatMap((line, place) => (place === at - 1 ? change(line) : [line]))
        .join('\n'),
    )
  const indexAt = (line: number): number => JSON.parse(made.choices[line - 1] ?? '').index

  it('changes a choice: the commitment of that ballot tells', async () => {
    const { code, faults } = await forged(
      onLine(choices, 9, (line) => [line.replace(/"choices":\[\d+/, '"choices":[0')]),
    )
    expect(code).toBe(1)
    expect(faults).toContainEqual({ code: 'commitment-differs', name: choices, line: 9, index: indexAt(9) })
  })

  it('takes a ballot out, puts one in, gives one twice', async () => {
    const out = await forged(onLine(choices, 9, () => []))
    expect(out.faults).toContainEqual({ code: 'ballot-unopened', name: choices, index: indexAt(9) })
    const twice = await forged(onLine(choices, 9, (line) => [line, line]))
    expect(twice.faults).toEqual([{ code: 'line-unexpected', name: choices, line: 10 }])
    const tail = await forged(edit(idents, (text) => `${text}${text.split('\n')[0]}\n`))
    expect(tail.faults).toEqual([{ code: 'line-unexpected', name: idents, line: made.idents.length + 1 }])
  })

  it('gives a ballot to another voter, or another time', async () => {
    const voter = await forged(onLine(idents, 5, (line) => [line.replace(/"voter":"./, '"voter":"_')]))
    expect(voter.faults).toContainEqual({ code: 'commitment-differs', name: idents, line: 5, index: indexAt(5) })
    const time = await forged(onLine(idents, 5, (line) => [line.replace('2026-06-01', '2026-05-31')]))
    expect(time.faults).toContainEqual({ code: 'commitment-differs', name: idents, line: 5, index: indexAt(5) })
    expect(time.faults).toContainEqual({ code: 'ballot-time-wrong', name: idents, line: 5, index: indexAt(5) })
  })

  it('changes a score, or leaves a sheet out', async () => {
    const { faults } = await forged(onLine('scores.ndjson', 3, (line) => [line.replace(/"name":\d/, '"name":1')]))
    expect(faults).toContainEqual(expect.objectContaining({ code: 'sheet-differs', name: 'scores.ndjson', line: 3 }))
    const less = await forged(onLine('scores.ndjson', 3, () => []))
    expect(less.faults.map((fault) => fault.code)).toEqual(['sheet-unopened', 'result-differs'])
  })

  it('prints another total: it is not the published list, and not the one that comes out', async () => {
    const { faults } = await forged(edit('result.json', (text) => text.replace(/"total":"\d/, '"total":"1')))
    expect(faults.map((fault) => fault.code)).toEqual(['result-not-logged-bytes', 'result-differs'])
  })

  it('changes the rules, a candidate, an entry, a tile, the key', async () => {
    const rules = [...readMembers(file('forged.tar')).keys()].find((name) => name.startsWith('rules/')) ?? ''
    expect((await forged(edit(rules, (text) => text.replace('"max":3', '"max":9')))).faults).toContainEqual(
      expect.objectContaining({ code: 'rules-differ', name: rules }),
    )
    const back = await forged(
      edit('candidates.json', (text) => text.replace('"state":"withdrawn"', '"state":"admitted"')),
    )
    expect(back.faults).toContainEqual(expect.objectContaining({ code: 'candidate-unlogged', name: 'candidates.json' }))
    const entries = 'log/tile/entries/000'
    const entry = await forged(
      edit(entries, (text) => text.replace('"type":"score_submitted"', '"type":"Score_submitted"')),
    )
    expect(entry.faults).toContainEqual(expect.objectContaining({ code: 'entry-not-signed', name: entries, index: 1 }))
    const tile = await forged((all) => all.get('log/tile/0/001')?.fill(7, 32, 64))
    expect(tile.faults).toEqual([{ code: 'tile-differs', name: 'log/tile/0/001' }])
    const key = await forged(edit('keys.txt', (text) => text.replace(/\+[0-9a-f]{8}\+/, '+00000000+')))
    expect(key.faults).toEqual([{ code: 'keys-malformed', name: 'keys.txt' }])
  })

  it('freezes rules that cannot be rules, and signs their hash', async () => {
    for (const rules of ['{}', made.rules.replace(opening, 'x'), made.rules.replace('"v":1', '"v":2'), 'no JSON']) {
      const first = made.entries[0]?.replace(/"rules":"[^"]*"/, `"rules":"${sha256Base64url(rules)}"`) ?? ''
      const entries = [first, ...made.entries.slice(1)]
      await packBundle(file('unruled.tar'), { ...made, rules, entries, checkpoint: noteOf(entries)(entries.length) })
      const { faults } = await reportOf(file('unruled.tar'))
      expect(faults.map((fault) => fault.code)).toEqual(['rules-malformed'])
    }
  })

  it('signs with another key, or another root with the same key', async () => {
    const unsigned = [{ code: 'checkpoint-unsigned', name: 'checkpoint' }]
    const signature = await forged(edit('checkpoint', (text) => text.replace(/.{4}\n$/, 'AAA=\n')))
    expect(signature.faults).toEqual(unsigned)
    const key = vkey(sha256, 'vote.example.org/campaign/made', new Uint8Array(32).fill(9))
    expect((await forged(edit('keys.txt', () => `${key}\n`))).faults).toEqual(unsigned)
    const elsewhere = noteOf([...made.entries].reverse())(made.entries.length)
    const vast = await forged(edit('checkpoint', (text) => text.replace(/\n\d+\n/, '\n9007199254740991\n')))
    expect(vast.faults.map((fault) => fault.code)).toContain('entries-missing')
    const root = await forged(edit('checkpoint', () => elsewhere))
    expect(root.faults).toEqual([{ code: 'root-differs', name: 'checkpoint' }])
  })

  it('stuffs the box with the key in hand: the allowance of the voter tells', async () => {
    const stuffed = makeEvidence({ ...plan, seed: 'stuffed', vote: { allowance: { per: 'campaign' } }, unruly: 1 })
    await packBundle(file('stuffed.tar'), stuffed)
    const { code, faults } = await reportOf(file('stuffed.tar'))
    expect([code, faults.length]).toEqual([1, 1])
    expect(faults[0]).toMatchObject({ code: 'ballot-unlawful', file: choices, rule: 'already-voted' })
    expect((await runVerify([file('stuffed.tar')])).out).toContain(
      "breaks the rules: the voter's allowance was used up.",
    )
  })
})

describe('a window that was prolonged', () => {
  const late = { ...plan, seed: 'late', voters: 0, vote: { max: 3 }, withdrawn: false, ballots: 200 }

  it('is gone by where the log says so', async () => {
    const made = makeEvidence({ ...late, prolonged: 'openly' })
    await packBundle(file('openly.tar'), made)
    expect(made.choices).toHaveLength(200)
    const report = await reportOf(file('openly.tar'))
    expect([report.code, report.acts[0]?.type, report.acts[0]?.subject]).toEqual([
      0,
      'deadline_changed',
      '0:2026-06-01T00:00:00.000Z/2026-06-11T00:00:00.000Z > 0:2026-06-01T00:00:00.000Z/2026-06-11T12:00:00.000Z',
    ])
  })

  it('is a fault where the log is silent: each ballot after the announced close is named', async () => {
    const made = makeEvidence({ ...late, prolonged: 'silently' })
    await packBundle(file('silently.tar'), made)
    const { code, faults } = await reportOf(file('silently.tar'))
    const after = made.idents.flatMap((line, at) => (JSON.parse(line).at >= '2026-06-11T00:00:00.000Z' ? [at + 1] : []))
    expect(after.length).toBeGreaterThan(5)
    expect([code, faults.map(({ line, rule }) => [line, rule])]).toEqual([
      1,
      after.map((line) => [line, 'voting-closed']),
    ])
  })
})

describe('an archive', () => {
  it('is refused for every byte that is not the one its writer puts there', async () => {
    await packBundle(file('plain.tar'), makeEvidence({ ...plan, ballots: 20, sheets: 0 }))
    const bytes = readFileSync(file('plain.tar'))
    const first = (at: number) => [100, 108, 136, 147, 156, 257, 265, 511].map((place) => at + place)
    const guide = Buffer.from(bytes.subarray(124, 135)).toString('latin1')
    const padding = 512 + Number.parseInt(guide, 8)
    const size = bytes.length
    for (const at of [...first(0), padding, size - 1, size - 1024]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(file('changed.tar'), changed)
      const { code, faults } = await reportOf(file('changed.tar'))
      expect([at, code, faults.some((fault) => fault.code === 'archive-malformed')]).toEqual([at, 1, true])
    }
    for (const other of [Buffer.concat([bytes, Buffer.alloc(512)]), bytes.subarray(0, -512), bytes.subarray(0, -1)]) {
      writeFileSync(file('changed.tar'), other)
      expect((await reportOf(file('changed.tar'))).faults).toMatchObject([{ code: 'archive-malformed' }])
    }
  })
})

describe('the command', () => {
  it('refuses what it cannot read, and words it does not know, in one sentence', async () => {
    expect(await runVerify([file('nothing.tar')])).toEqual({
      code: 1,
      out: '',
      err: `${file('nothing.tar')} cannot be read.\n`,
    })
    expect((await runVerify([])).err).toMatch(/^Usage: /)
    expect((await runVerify(['a', '--loud'], 'zh-CN')).err).toMatch(/^用法：/)
    writeFileSync(file('noise.tar'), Buffer.alloc(3000, 1))
    expect((await runVerify([file('noise.tar')])).code).toBe(1)
    writeFileSync(file('empty.tar'), '')
    expect((await runVerify([file('empty.tar')])).code).toBe(1)
  })
})
