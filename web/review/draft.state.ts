import { createSignal } from 'solid-js'
import { type Conflict, mergeSheets, type SheetContent } from '../../server/domain/review.ts'
import type { Problem } from '../../server/refusal.ts'
import type { Answered } from '../api.ts'
import type { Sheet } from './api.ts'
import type { SheetKeeper } from './kept.ts'

/** Where the typed stands: nothing new, on its way, acknowledged, waiting for the network, disputed, or refused. */
export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline'; changes: number }
  | { kind: 'conflict'; conflicts: Conflict[] }
  | { kind: 'refused'; problem: Problem }

export interface DraftDeps {
  save: (sheet: SheetContent & { version: number }) => Promise<Answered<{ version: number; savedAt: string }>>
  keeper: SheetKeeper
  /** Calls back after so many milliseconds; returns the cancel. */
  later: (milliseconds: number, call: () => void) => () => void
  /** Told after each acknowledged save. */
  saved: (content: SheetContent, savedAt: string) => void
}

/** From the first unsent keystroke to the request. */
const pause = 500
const firstRetry = 1000
const longestRetry = 15_000

/**
 * One score sheet while it is typed on. Every change is kept in the browser at once, sent within a second, and forgotten there
 * only after the server's own answer. Another tab's save is merged field by field; a disputed field waits for the expert's choice.
 */
export function openDraft(sheet: Sheet, deps: DraftDeps) {
  let base = contentOf(sheet)
  let version = sheet.version
  let cancel: (() => void) | null = null
  let sending: Promise<void> | null = null
  let retry = firstRetry
  let savedAt = sheet.savedAt ?? ''
  const [content, setContent] = createSignal<SheetContent>(base)
  const [state, setState] = createSignal<SaveState>(
    sheet.savedAt === null ? { kind: 'untouched' } : { kind: 'saved', at: sheet.savedAt },
  )

  const unsent = (): number => differences(base, content())

  function change(next: SheetContent): void {
    setContent(next)
    deps.keeper.keep({ base, version, content: next })
    if (state().kind !== 'conflict') schedule(pause)
  }

  function schedule(wait: number): void {
    if (cancel !== null) return
    cancel = deps.later(wait, () => {
      cancel = null
      void flush()
    })
  }

  /** Sends what is unsent now; resolves when it is acknowledged, or when it must wait. */
  async function flush(): Promise<void> {
    cancel?.()
    cancel = null
    if (sending !== null) {
      await sending
      return flush()
    }
    if (unsent() === 0 || state().kind === 'conflict') return
    sending = send().finally(() => {
      sending = null
    })
    await sending
    if (state().kind === 'saved') await flush()
  }

  async function send(): Promise<void> {
    const sent = content()
    setState({ kind: 'saving' })
    try {
      const outcome = await deps.save({ version, ...sent })
      retry = firstRetry
      if ('answer' in outcome) acknowledged(sent, outcome.answer.version, outcome.answer.savedAt)
      else if (isSheet(outcome.refusal.current) && outcome.refusal.code === 'sheet-changed')
        meet(outcome.refusal.current)
      else if (outcome.refusal.status >= 500 || outcome.refusal.status === 429) waitForNetwork()
      else setState({ kind: 'refused', problem: outcome.refusal })
    } catch {
      waitForNetwork()
    }
  }

  function acknowledged(known: SheetContent, newVersion: number, at: string): void {
    base = known
    version = newVersion
    savedAt = at
    setState({ kind: 'saved', at })
    if (unsent() === 0) deps.keeper.forget()
    else deps.keeper.keep({ base, version, content: content() })
    deps.saved(known, at)
  }

  function waitForNetwork(): void {
    setState({ kind: 'offline', changes: unsent() })
    schedule(retry)
    retry = Math.min(longestRetry, retry * 2)
  }

  /** Another tab or device saved in between: takes its fields in, and asks about the disputed ones. */
  function meet(current: Sheet): void {
    const theirs = contentOf(current)
    const { merged, conflicts } = mergeSheets(base, content(), theirs)
    setContent(merged)
    acknowledged(theirs, current.version, current.savedAt ?? '')
    if (conflicts.length > 0) setState({ kind: 'conflict', conflicts })
    else if (unsent() > 0) schedule(0)
  }

  /** The expert chose the value of every disputed field; where all are the other side's, nothing is left to send. */
  function settle(chosen: SheetContent): void {
    setState({ kind: 'saved', at: savedAt })
    change(chosen)
    if (unsent() === 0) deps.keeper.forget()
  }

  /** Tries again what was refused, for instance after the organizer opened the stage. */
  async function retryNow(): Promise<void> {
    setState({ kind: 'saving' })
    await flush()
  }

  const kept = sheet.state === 'submitted' ? null : deps.keeper.kept()
  if (kept !== null) {
    base = kept.base
    setContent(kept.content)
    meet(sheet)
  }

  return {
    content,
    state,
    version: () => version,
    unsent,
    change,
    settle,
    flush,
    retry: retryNow,
    close: () => cancel?.(),
  }
}

export type Draft = ReturnType<typeof openDraft>

function contentOf({ scores, comment }: Sheet): SheetContent {
  return { scores, comment }
}

function differences(base: SheetContent, content: SheetContent): number {
  const changed = Object.entries(content.scores).filter(([key, score]) => {
    const was = base.scores[key]
    return score.points !== (was?.points ?? null) || score.comment !== (was?.comment ?? '')
  })
  return changed.length + (content.comment === base.comment ? 0 : 1)
}

function isSheet(current: unknown): current is Sheet {
  return typeof current === 'object' && current !== null && 'scores' in current && 'version' in current
}
