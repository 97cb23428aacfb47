import { describe, expect, it } from 'vitest'
import type { SheetContent } from '../../server/domain/review.ts'
import type { Sheet } from '../../web/review/api.ts'
import { type DraftDeps, openDraft } from '../../web/review/draft.state.ts'
import type { KeptSheet } from '../../web/review/kept.ts'

const content = (name: number | null, carrier: number | null, comment = ''): SheetContent => ({
  scores: { name: { points: name, comment: '' }, carrier: { points: carrier, comment: '' } },
  comment,
})
const stored = (version: number, typed: SheetContent): Sheet => ({
  ...typed,
  state: 'draft',
  version,
  savedAt: '2026-06-10T08:00:00.000Z',
  submittedAt: null,
})

/** A server that keeps one sheet, a network that can be cut, a browser's storage, and a clock moved by hand. */
function desk(first: Sheet, kept: KeptSheet | null = null) {
  const place = { sheet: first, kept, online: true, answerLost: false, requests: 0 }
  const timers = new Map<number, { at: number; call: () => void }>()
  let now = 0
  let next = 0
  const deps: DraftDeps = {
    async save({ version, ...typed }) {
      place.requests += 1
      if (!place.online) throw new TypeError('no network')
      if (version !== place.sheet.version)
        return {
          refusal: { type: '', title: '', status: 409, code: 'sheet-changed', current: structuredClone(place.sheet) },
        }
      place.sheet = stored(version + 1, structuredClone(typed))
      if (place.answerLost) throw new TypeError('the answer was lost')
      return { answer: { version: version + 1, savedAt: `2026-06-10T08:00:0${version}.000Z` } }
    },
    keeper: {
      keep: (sheet) => {
        place.kept = structuredClone(sheet)
      },
      kept: () => place.kept,
      forget: () => {
        place.kept = null
      },
    },
    later(milliseconds, call) {
      next += 1
      const id = next
      timers.set(id, { at: now + milliseconds, call })
      return () => timers.delete(id)
    },
    saved: () => undefined,
  }
  const pass = async (milliseconds: number): Promise<void> => {
    now += milliseconds
    for (const [id, timer] of timers)
      if (timer.at <= now) {
        timers.delete(id)
        timer.call()
      }
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return { place, pass, open: () => openDraft(first, deps) }
}

describe('a draft', () => {
  it('sends within a second of the first keystroke, once for many, and forgets its copy only then', async () => {
    const { place, pass, open } = desk(stored(1, content(null, null)))
    const draft = open()
    draft.change(content(8000, null))
    draft.change(content(8800, null))
    expect([place.requests, place.kept?.content]).toEqual([0, content(8800, null)])
    await pass(1000)
    expect([place.requests, place.sheet.scores, place.kept]).toEqual([1, content(8800, null).scores, null])
    expect(draft.state()).toEqual({ kind: 'saved', at: '2026-06-10T08:00:01.000Z' })
  })

  it('keeps typed text while offline, tries again by itself, and counts what waits', async () => {
    const { place, pass, open } = desk(stored(1, content(null, null)))
    place.online = false
    const draft = open()
    draft.change(content(8000, 7000, '断网时写的'))
    await pass(1000)
    expect(draft.state()).toEqual({ kind: 'offline', changes: 3 })
    expect(place.kept?.content.comment).toBe('断网时写的')
    place.online = true
    await pass(1000)
    expect([draft.state().kind, place.sheet.comment, place.kept]).toEqual(['saved', '断网时写的', null])
  })

  it('takes up after a crash what was typed and never acknowledged', async () => {
    const kept = { base: content(null, null), version: 1, content: content(8000, null, '没来得及保存') }
    const { place, pass, open } = desk(stored(2, content(null, 9000)), kept)
    const draft = open()
    expect(draft.content()).toEqual(content(8000, 9000, '没来得及保存'))
    await pass(1000)
    expect(place.sheet.scores).toEqual(content(8000, 9000).scores)
    expect(place.kept).toBeNull()
  })

  it('is not confused when the answer to a stored save is lost', async () => {
    const { place, pass, open } = desk(stored(1, content(null, null)))
    place.answerLost = true
    const draft = open()
    draft.change(content(8000, null))
    await pass(1000)
    expect(draft.state().kind).toBe('offline')
    place.answerLost = false
    await pass(1000)
    expect([draft.state().kind, draft.version(), place.sheet.version, place.kept]).toEqual(['saved', 2, 2, null])
  })

  it('merges the other tab where it can, and saves the union', async () => {
    const { place, pass, open } = desk(stored(1, content(null, null)))
    const draft = open()
    place.sheet = stored(2, content(null, 9000))
    draft.change(content(8000, null))
    await pass(1000)
    await pass(1000)
    expect([place.sheet.scores, draft.content().scores]).toEqual([
      content(8000, 9000).scores,
      content(8000, 9000).scores,
    ])
  })

  it('asks where both changed one field, and overwrites nothing before the choice', async () => {
    const { place, pass, open } = desk(stored(1, content(7000, null)))
    const draft = open()
    place.sheet = stored(2, content(9000, null))
    draft.change(content(8000, null))
    await pass(1000)
    expect(draft.state()).toEqual({
      kind: 'conflict',
      conflicts: [{ field: 'points', criterion: 'name', mine: 8000, theirs: 9000 }],
    })
    draft.change(content(8000, 6000))
    await pass(5000)
    expect(place.sheet.scores).toEqual(content(9000, null).scores)
    draft.settle(content(9000, null))
    expect([draft.state().kind, draft.unsent(), place.kept]).toEqual(['saved', 0, null])
    draft.change(content(9000, 6000))
    await pass(1000)
    expect([draft.state().kind, place.sheet.scores]).toEqual(['saved', content(9000, 6000).scores])
  })
})
