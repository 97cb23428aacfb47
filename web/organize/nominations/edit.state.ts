import { createMemo, createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import { longest, type TextField, textFields } from '../../../server/domain/nomination.ts'
import type { Problem } from '../../../server/refusal.ts'
import { type Answered, ask } from '../../api.ts'
import { nominations, type WholeNomination } from './client.ts'

/** The form as typed: everything is text, the path one line with slashes. */
export type Typed = Record<TextField | 'number' | 'level' | 'theme' | 'path', string>
export const typedFields: readonly (keyof Typed)[] = ['number', 'level', 'theme', 'path', ...textFields]

/** What somebody else changed while this form was open. */
export interface Conflict {
  current: WholeNomination
  fields: (keyof Typed)[]
}

const blank: Typed = {
  number: '',
  level: '',
  theme: '',
  path: '',
  name: '',
  connotation: '',
  introduction: '',
  mechanism: '',
  cases: '',
  publicity: '',
  contact: '',
  phone: '',
}

/** The form of one nomination, new when `loaded` is null: what is typed, how it differs from what is kept, and its saving. */
export function useNominationForm(campaign: string, loaded: WholeNomination | null) {
  const [base, setBase] = createSignal(loaded)
  const [typed, setTyped] = createStore<Typed>(loaded === null ? { ...blank } : typedOf(loaded))
  const [refusal, setRefusal] = createSignal<Problem | null>(null)
  const [conflict, setConflict] = createSignal<Conflict | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [broken, setBroken] = createSignal(false)
  const kept = createMemo((): Typed => typedOf(base()))
  const dirty = createMemo(() => typedFields.some((field) => typed[field] !== kept()[field]))

  /** Sends the form; answers the number under which it is kept, or null when it was refused. */
  async function save(): Promise<number | null> {
    if (busy()) return null
    setBusy(true)
    setBroken(false)
    setRefusal(null)
    try {
      const answered = await send()
      if ('answer' in answered) return answered.answer.number
      const current = answered.refusal.current
      if (answered.refusal.code === 'nomination-changed' && isNomination(current))
        setConflict({ current, fields: changedBetween(kept(), typedOf(current)) })
      else setRefusal(answered.refusal)
      return null
    } catch {
      setBroken(true)
      return null
    } finally {
      setBusy(false)
    }
  }

  function send(): Promise<Answered<{ number: number }>> {
    const { number, path, ...texts } = typed
    const json = { ...texts, path: path.split('/') }
    const before = base()
    if (before === null) {
      const own = number.trim() === '' ? {} : { number: numberOf(number) }
      return ask(() => nominations.$post({ param: { campaign }, json: { ...json, ...own } }))
    }
    const param = { campaign, number: String(before.number) }
    return ask(() =>
      nominations[':number'].$put({ param, json: { ...json, version: before.version, number: numberOf(number) } }),
    )
  }

  /** Goes on from the newer version: what only they changed is theirs, what both changed is mine or theirs as chosen. */
  function settle(whose: 'mine' | 'theirs'): void {
    const found = conflict()
    if (found === null) return
    const theirs = typedOf(found.current)
    for (const field of found.fields)
      if (whose === 'theirs' || typed[field] === kept()[field]) setTyped(field, theirs[field])
    setBase(found.current)
    setConflict(null)
  }

  return {
    base,
    typed,
    type: (field: keyof Typed, text: string) => setTyped(field, text),
    dirty,
    busy,
    broken,
    refusal,
    conflict,
    settle,
    save,
  }
}

export type NominationForm = ReturnType<typeof useNominationForm>

/** The limit of a text field. */
export function limitOf(field: TextField): number {
  return longest[field]
}

function typedOf(nomination: WholeNomination | null): Typed {
  if (nomination === null) return { ...blank }
  const { number, path, level, theme } = nomination
  const texts = { name: nomination.name, connotation: nomination.connotation, introduction: nomination.introduction }
  const carrier = { mechanism: nomination.mechanism, cases: nomination.cases, publicity: nomination.publicity }
  const reach = { contact: nomination.contact, phone: nomination.phone }
  return { number: String(number), level, theme, path: path.join('/'), ...texts, ...carrier, ...reach }
}

/** What was typed as a number; 0, which no nomination has, for anything else, so that the server names the field. */
function numberOf(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0
}

function changedBetween(before: Typed, after: Typed): (keyof Typed)[] {
  return typedFields.filter((field) => before[field] !== after[field])
}

function isNomination(value: unknown): value is WholeNomination {
  return typeof value === 'object' && value !== null && 'version' in value && 'introduction' in value
}
