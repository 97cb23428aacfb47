import { batch, createMemo, createSignal } from 'solid-js'
import type { Mapping } from '../../../server/domain/import.ts'
import type { Problem } from '../../../server/refusal.ts'
import { ask } from '../../api.ts'
import { type ImportReading, nominationImport } from './client.ts'
import { uploadBytes } from './upload.ts'

type CellFault = ImportReading['errors'][number]

/** One fault as the sheet and the list show it, under the same number. */
export interface Marked extends CellFault {
  tag: number
  warning: boolean
}

export type Edits = Record<string, string>

/** An import in hand: the file, what was said and changed about it, the last dry run, and the faults one goes through. */
export function useImport(campaign: () => string) {
  const [file, setFile] = createSignal<File | null>(null)
  const [mapping, setMapping] = createSignal<Mapping>({})
  const [edits, setEdits] = createSignal<Edits>({})
  const [reading, setReading] = createSignal<ImportReading | null>(null)
  const [numbers, setNumbers] = createSignal<number[] | null>(null)
  const [refusal, setRefusal] = createSignal<Problem | null>(null)
  const [tooLarge, setTooLarge] = createSignal(false)
  const [broken, setBroken] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [current, setCurrent] = createSignal<string | null>(null)
  const [editing, setEditing] = createSignal<string | null>(null)

  const faults = createMemo((): Marked[] => {
    const found = reading()
    if (found === null) return []
    const { errors, warnings } = found
    return [
      ...errors.map((fault, at) => ({ ...fault, tag: at + 1, warning: false })),
      ...warnings.map((fault, at) => ({ ...fault, tag: errors.length + at + 1, warning: true })),
    ]
  })
  const faultIn = createMemo(
    () => new Map(faults().flatMap((fault) => (fault.cell === null ? [] : [[fault.cell, fault]]))),
  )

  async function send(dry: '0' | '1'): Promise<void> {
    const sent = file()
    if (sent === null || busy()) return
    setBusy(true)
    setBroken(false)
    setRefusal(null)
    const body = new FormData()
    body.set('file', sent)
    body.set('mapping', JSON.stringify(mapping()))
    body.set('edits', JSON.stringify(edits()))
    const query = { dry, name: sent.name }
    try {
      const answered = await ask(() =>
        nominationImport.$post({ param: { campaign: campaign() }, query }, { init: { body } }),
      )
      if ('refusal' in answered) setRefusal(answered.refusal)
      else if (answered.answer.numbers !== null) setNumbers(answered.answer.numbers)
      else show(answered.answer.reading)
    } catch {
      setBroken(true)
    } finally {
      setBusy(false)
    }
  }

  /** Shows a dry run; the first one with its first fault chosen, so that the page does not scroll away from its title. */
  function show(next: ImportReading | null): void {
    batch(() => {
      if (reading() === null) setCurrent(next?.errors[0]?.cell ?? next?.warnings[0]?.cell ?? null)
      setReading(next)
    })
  }

  function startAgain(): void {
    setFile(null)
    setMapping({})
    setEdits({})
    setReading(null)
    setNumbers(null)
    setRefusal(null)
    setTooLarge(false)
    setCurrent(null)
    setEditing(null)
  }

  async function choose(chosen: File): Promise<void> {
    startAgain()
    if (chosen.size > uploadBytes) {
      setTooLarge(true)
      return
    }
    setFile(chosen)
    await send('1')
  }

  /** Puts a text into a cell and tries again; the file itself stays as it is. */
  async function edit(cell: string, text: string): Promise<void> {
    setEditing(null)
    setEdits({ ...edits(), [cell]: text })
    await send('1')
  }

  async function remap(next: Mapping): Promise<void> {
    setMapping(next)
    await send('1')
  }

  async function undoEdits(): Promise<void> {
    setEdits({})
    await send('1')
  }

  /** Goes to the next (1) or previous (-1) fault that stands in a cell. */
  function step(by: 1 | -1): void {
    const cells = [...faultIn().keys()]
    if (cells.length === 0) return
    const at = cells.indexOf(current() ?? '')
    const next = at < 0 ? (by > 0 ? 0 : cells.length - 1) : (at + by + cells.length) % cells.length
    setCurrent(cells[next] ?? null)
  }

  return {
    file,
    mapping,
    edits,
    reading,
    numbers,
    refusal,
    tooLarge,
    broken,
    busy,
    faults,
    faultIn,
    current,
    setCurrent,
    editing,
    setEditing,
    choose,
    edit,
    remap,
    undoEdits,
    startAgain,
    step,
    tryAgain: () => send('1'),
    write: () => send('0'),
  }
}

export type ImportState = ReturnType<typeof useImport>
