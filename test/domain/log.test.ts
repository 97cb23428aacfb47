import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fromBase64, fromHex, toBase64, toHex, utf8 } from '../../server/domain/bytes.ts'
import { isSignedBy, parseNote, parseVkey, vkey } from '../../server/domain/checkpoint.ts'
import { type LogEntry, logLine, readEntry } from '../../server/domain/log.ts'
import { parseProof, proofText } from '../../server/domain/tlogProof.ts'
import { emptyTree, grow, leafHash, rootOf } from '../../server/domain/tree.ts'
import { verifyConsistency, verifyInclusion } from '../../server/domain/treeProof.ts'
import { sha256 } from '../../server/hash.ts'
import { ballot, commit, lines, origin, roots, workedKey, workedNote, workedVkey } from '../worked.ts'

/** The worked log of log.md: bytes to be met exactly, not a lawful campaign. */
const leaves = lines.map((line) => leafHash(sha256, utf8(line)))
const whole = grow(sha256, emptyTree, leaves)
const { publicKey } = workedKey()
const checkSignature = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  verify(
    null,
    message,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, format: 'jwk' }),
    signature,
  )

describe('the worked log', () => {
  it('has its key, its roots and its proof', () => {
    expect(vkey(sha256, origin, publicKey)).toBe(workedVkey)
    expect(leaves.map((_, at) => toHex(rootOf(sha256, grow(sha256, emptyTree, leaves.slice(0, at + 1)).tree)))).toEqual(
      roots,
    )
    expect(whole.path(1).map(toBase64)).toEqual([
      'nIE2VIWHDjXLA73ojyPGEt5JMMWmk4tG+10rZa9GiAw=',
      'G9VVRLlCnRSubSBNMbdSYUIgiY9JJCkoW2FK4MEjbr0=',
    ])
  })

  it('is written entry by entry, byte for byte', () => {
    expect(logLine('c1', { type: 'ballot_cast', ballot, commit })).toBe(lines[1])
    expect(
      logLine('c1', {
        type: 'campaign_opened',
        at: '2025-11-21T00:00:00.000Z',
        rules: 'bGIdGgUTiniI032Saanaji4R5KztL2z9JLBasbnmG7A',
      }),
    ).toBe(lines[0])
  })

  it('is read: the first two entries are lawful, the others lack what the law asks for', () => {
    expect(lines.map(readEntry)).toEqual([
      { entry: JSON.parse(lines[0] ?? '') },
      { entry: JSON.parse(lines[1] ?? '') },
      {
        type: 'ballot_voided',
        faults: [
          { code: 'entry-missing-field', field: 'second' },
          { code: 'entry-missing-field', field: 'since' },
        ],
      },
      { type: 'candidate_disqualified', faults: [{ code: 'entry-missing-field', field: 'second' }] },
    ])
  })

  it('is signed: the same note each time, which its key opens and a changed one does not', () => {
    const note = workedNote()
    expect(note).toBe(workedNote())
    expect(note).toBe(
      `vote.example.org/campaign/c1
4
VE0zCw1vGdOWQy+1waAT1mnuEPG4ZFFIzWhue0qNzMI=

— vote.example.org/campaign/c1 VCa1qDmnCfIYxwdlFENfwo4Wmejnc5PJplNMjBUOUOy8dksXecy2uUU3+iIpEiYXZJkEgFNuuT+z7Dog8bdHUwsI5As=
`,
    )
    const key = parseVkey(sha256, vkey(sha256, origin, publicKey))
    const read = parseNote(note)
    if (key === null || 'problem' in read) throw new Error('the worked checkpoint cannot be read')
    expect({ ...read, root: toHex(read.root) }).toMatchObject({ origin, size: 4, root: roots[3] })
    expect(isSignedBy(key, read, checkSignature)).toBe(true)
    expect(isSignedBy(key, { ...read, body: read.body.replace('\n4\n', '\n5\n') }, checkSignature)).toBe(false)
    expect(isSignedBy({ ...key, id: new Uint8Array(4) }, read, checkSignature)).toBe(false)
    expect(isSignedBy({ ...key, name: 'other.example.org' }, read, checkSignature)).toBe(false)
  })

  it('gives a receipt file that shows the ballot in the log', () => {
    const text = proofText(1, whole.path(1), workedNote())
    expect(text.split('\n').slice(0, 7)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'index 1',
      'nIE2VIWHDjXLA73ojyPGEt5JMMWmk4tG+10rZa9GiAw=',
      'G9VVRLlCnRSubSBNMbdSYUIgiY9JJCkoW2FK4MEjbr0=',
      '',
      'vote.example.org/campaign/c1',
      '4',
    ])
    const read = parseProof(text)
    if ('problem' in read) throw new Error(read.problem)
    expect(proofText(read.index, read.hashes, read.checkpoint)).toBe(text)
    const [leaf, other] = [leaves[1], leaves[2]]
    if (leaf === undefined || other === undefined) throw new Error('no leaves')
    const inclusion = { index: read.index, size: 4, leaf, root: whole.root, proof: read.hashes }
    expect(verifyInclusion(sha256, inclusion)).toBe(true)
    expect(verifyInclusion(sha256, { ...inclusion, leaf: other })).toBe(false)
    expect(verifyInclusion(sha256, { ...inclusion, index: 0 })).toBe(false)
  })
})

describe('trees of every size up to 40', () => {
  const many = Array.from({ length: 40 }, (_, at) => leafHash(sha256, utf8(`entry ${at}`)))
  const grown = (size: number) => grow(sha256, emptyTree, many.slice(0, size))

  it('prove each leaf, and no other leaf by that path', () => {
    for (let size = 1; size <= many.length; size++) {
      const { root, path } = grown(size)
      for (const [index, leaf] of many.slice(0, size).entries()) {
        const proof = path(index)
        expect(verifyInclusion(sha256, { index, size, leaf, root, proof })).toBe(true)
        expect(verifyInclusion(sha256, { index: index + 1, size, leaf, root, proof })).toBe(false)
        expect(verifyInclusion(sha256, { index, size, leaf, root, proof: [...proof, leaf] })).toBe(false)
      }
    }
  })

  it('refuse a consistency from nothing, backwards, and between equal sizes with other roots', () => {
    const [a, b] = [grown(7).root, grown(8).root]
    expect(verifyConsistency(sha256, { size1: 0, size2: 8, root1: sha256(''), root2: b, proof: [] })).toBe(false)
    expect(verifyConsistency(sha256, { size1: 8, size2: 7, root1: b, root2: a, proof: [] })).toBe(false)
    expect(verifyConsistency(sha256, { size1: 8, size2: 8, root1: a, root2: b, proof: [] })).toBe(false)
    expect(verifyConsistency(sha256, { size1: 8, size2: 8, root1: b, root2: b, proof: [] })).toBe(true)
  })
})

describe('a strict reader', () => {
  const opened = lines[0] ?? ''
  const faultsOf = (line: string) => {
    const read = readEntry(line)
    return 'faults' in read ? read.faults.map((fault) => fault.code) : []
  }

  it('takes one spelling only', () => {
    expect(faultsOf(opened)).toEqual([])
    for (const spelling of [
      ` ${opened}`,
      `${opened}\n`,
      opened.replace('"v":1', '"v":1.0'),
      opened.replace('"v":1', '"v":1,"v":1'),
      opened.replace('"v":1', '"v": 1'),
      opened.replace('c1', '\\u0063\\u0031'),
      opened.replace('{"at"', '{"campaign":"c1","at"'),
      opened.replace('"campaign":"c1"', '"campaign":"e\u0301"'),
    ])
      expect([spelling, faultsOf(spelling)]).toEqual([spelling, ['entry-not-canonical']])
  })

  it('takes whole numbers, known types, their own fields and no others', () => {
    expect(faultsOf('[]')).toEqual(['entry-not-json'])
    expect(faultsOf('{"type":"ballot_cast","x":{}}')).toEqual(['entry-not-json'])
    expect(faultsOf(opened.replace('"v":1', '"v":1.5'))).toEqual(['entry-not-json'])
    expect(faultsOf(opened.replace('"v":1', '"v":9007199254740993'))).toEqual(['entry-not-json'])
    expect(faultsOf(opened.replace('"v":1', '"v":2'))).toEqual(['entry-bad-field'])
    expect(faultsOf(opened.replace('campaign_opened', 'constructor'))).toEqual(['entry-unknown-type'])
    expect(faultsOf(opened.replace('"v":1', '"v":1,"__proto__":1'))).toEqual(['entry-unknown-field'])
    expect(faultsOf(opened.replace('{', '{"actor":"org:7f3a",'))).toEqual(['entry-unknown-field'])
    expect(faultsOf(opened.replace('2025-11-21T', '2025-02-30T'))).toEqual(['entry-bad-field'])
    expect(faultsOf(opened.replace('.000Z', 'Z'))).toEqual(['entry-bad-field'])
    expect(faultsOf(opened.replace('bGId', 'bGI='))).toEqual(['entry-bad-field'])
    expect(faultsOf(opened.replace('nmG7A"', 'nmG7B"'))).toEqual(['entry-bad-field'])
    expect(faultsOf(`{"a":"${'一'.repeat(30_000)}"}`)).toEqual(['entry-too-long'])
  })

  it('reads what the writer wrote, every type', () => {
    const [at, hash, actor, second] = ['2026-06-01T00:00:00.000Z', commit, 'org:7f3a', 'org:1b2c']
    const written: LogEntry[] = [
      { type: 'hold_list', at, root: hash },
      { type: 'ballot_voided', at, actor, second, ballot, reason: 'duplicate_voter', since: 3, detail: null },
      { type: 'ballot_restored', at, actor, ballot, reason: 'appeal', since: 3, detail: hash },
      { type: 'batch_voided', at, actor, second, ballots_root: hash, count: 3, reason: 'replay', evidence: hash },
      { type: 'candidate_disqualified', at, actor, second, candidate: 31, reason: 'vote_brushing', notice: hash },
      { type: 'score_submitted', at, actor: 'e1', sheet: 's-1', commit: hash, stage: 'x_Y' },
      { type: 'review_decided', at, actor, nomination: 3, round: 1, verdict: 'pass' },
      { type: 'nomination_withdrawn', at, actor, level: 'community', unit: '样例市/湖东区', nomination: 3 },
      { type: 'deadline_changed', at, actor, old: 'a', new: 'b', reason: 'extended' },
      { type: 'voting_closed', at },
      { type: 'result_published', at, actor, second, result: hash },
      { type: 'objection_decided', at, actor },
      { type: 'backup_restored', at, actor, size: 3, root: hash },
      { type: 'erasure', at, actor, count: 2, basis: 'request' },
    ]
    for (const entry of written)
      expect(readEntry(logLine('c1', entry))).toEqual({ entry: { ...entry, campaign: 'c1', v: 1 } })
  })

  it('refuses notes, keys and receipts with a second spelling', () => {
    const note = workedNote()
    const problems = [
      note.replace('\n4\n', '\n04\n'),
      note.replace('\n4\n', '\n4 \n'),
      note.replace('\n\n', '\nextension\n\n'),
      note.replace('\n\n', '\r\n\n'),
      note.replace('— ', '-- '),
      note.slice(0, -1),
      `${note}\n`,
      note.replace('NzMI=', 'NzMJ='),
    ].map((text) => ('problem' in parseNote(text) ? 'refused' : text))
    expect(problems).toEqual(problems.map(() => 'refused'))
    const line = vkey(sha256, origin, publicKey)
    for (const wrong of [line.replace('5426', '5427'), line.replace('+ASFS', '+AiFS'), `${line} `, ''])
      expect([wrong, parseVkey(sha256, wrong)]).toEqual([wrong, null])
    const receipt = proofText(1, whole.path(1), note)
    for (const wrong of [
      receipt.replace('@v1', '@v2'),
      receipt.replace('index 1', 'index 01'),
      receipt.replace('index 1', 'extra AA==\nindex 1'),
      receipt.replace('iAw=', 'iAx='),
      receipt.slice(0, receipt.indexOf('\n\n')),
    ])
      expect('problem' in parseProof(wrong)).toBe(true)
  })
})

describe('base64 and hex', () => {
  it('write and read like Node, and refuse a second spelling', () => {
    for (let size = 0; size < 40; size++) {
      const bytes = sha256(`${size}`).subarray(0, size)
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
      expect([...(fromBase64(toBase64(bytes)) ?? [])]).toEqual([...bytes])
      expect([...(fromHex(toHex(bytes)) ?? [])]).toEqual([...bytes])
    }
    for (const wrong of ['A', 'AA', 'AB==', 'A===', '====', 'AA=A', 'A-==', 'AAAA='])
      expect(fromBase64(wrong)).toBe(null)
    for (const wrong of ['a', 'AA', '0g']) expect(fromHex(wrong)).toBe(null)
  })
})
