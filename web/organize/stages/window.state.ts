import { createEffect, createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { type Window, windowReasons } from '../../../server/domain/stageMove.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { localTime } from '../../../server/domain/zone.ts'
import { ask } from '../../api.ts'
import type { FieldError } from '../../parts/ErrorSummary.tsx'
import { lang, wordsOf } from '../../words.ts'
import { campaigns } from '../campaign.state.ts'
import { typedInstant } from './typed.ts'

const words = wordsOf(settingsWords)
const parts = wordsOf(partsWords)

type StageFacts = CampaignFacts['stages'][number]
const blank = { opensAt: '', closesAt: '', reason: '', note: '' }

/** The change of one stage's window: what is typed, its effect in words, and the sending. */
export function openWindow(asked: {
  facts: () => CampaignFacts
  stage: () => StageFacts | null
  onDone: (stage: StageFacts) => Promise<void>
}) {
  const [typed, setTyped] = createStore(blank)
  const [errors, setErrors] = createSignal<FieldError[]>([])
  const [busy, setBusy] = createSignal(false)
  const zone = () => asked.facts().zone

  createEffect<string | undefined>((before) => {
    const stage = asked.stage()
    if (stage === null || stage.id === before) return stage?.id
    const local = (at: string | null) => (at === null ? '' : localTime(zone(), at))
    setTyped({ ...blank, opensAt: local(stage.opensAt), closesAt: local(stage.closesAt) })
    setErrors([])
    return stage.id
  })

  /** What is typed as instants; undefined where a field holds no time. */
  const read = (stage: StageFacts) => ({
    opensAt: typedInstant(zone(), typed.opensAt, stage.opensAt),
    closesAt: typedInstant(zone(), typed.closesAt, stage.closesAt),
  })

  const faultsOf = (stage: StageFacts): FieldError[] => {
    const { opensAt, closesAt } = read(stage)
    const w = words()
    return [
      ...(opensAt === undefined ? [{ field: 'opensAt', sentence: w.fault.moment(w.stages.opens) }] : []),
      ...(closesAt === undefined ? [{ field: 'closesAt', sentence: w.fault.moment(w.stages.closes) }] : []),
      ...(typed.reason === '' ? [{ field: 'reason', sentence: w.stages.confirm.window.needed }] : []),
    ]
  }

  const send = async (stage: StageFacts, window: Window, reason: (typeof windowReasons)[number]) => {
    setBusy(true)
    const note = typed.note.trim()
    const json = { ...window, reason, ...(note === '' ? {} : { note }) }
    const param = { campaign: asked.facts().id, stage: stage.id }
    try {
      const outcome = await ask(() => campaigns.campaigns[':campaign'].stages[':stage'].window.$put({ param, json }))
      if ('refusal' in outcome) {
        const { field, title } = outcome.refusal
        return setErrors([{ ...(field === undefined ? {} : { field }), sentence: title }])
      }
      await asked.onDone(stage)
    } catch {
      setErrors([{ sentence: parts().broken }])
    } finally {
      setBusy(false)
    }
  }

  return {
    typed,
    type: (part: keyof typeof blank, text: string) => setTyped(part, text),
    errors,
    errorAt: (field: string) => errors().find((error) => error.field === field)?.sentence,
    busy,
    save: async () => {
      const stage = asked.stage()
      if (stage === null || busy()) return
      const { opensAt, closesAt } = read(stage)
      const reason = windowReasons.find((known) => known === typed.reason)
      setErrors(faultsOf(stage))
      if (opensAt !== undefined && closesAt !== undefined && reason !== undefined)
        await send(stage, { opensAt, closesAt }, reason)
    },
    /** The sentence that says what would change. */
    effect: (): string => {
      const stage = asked.stage()
      if (stage === null) return ''
      const w = words().stages.confirm.window
      const print = (at: string | null) => (at === null ? words().stages.unset : momentText(lang(), zone(), at))
      const { opensAt, closesAt } = read(stage)
      const changes = [
        ...(opensAt === undefined || opensAt === stage.opensAt ? [] : [w.opens(print(stage.opensAt), print(opensAt))]),
        ...(closesAt === undefined || closesAt === stage.closesAt
          ? []
          : [w.closes(print(stage.closesAt), print(closesAt))]),
      ]
      return changes.length === 0 ? w.same : w.effect(changes.join(w.and))
    },
  }
}

export type WindowState = ReturnType<typeof openWindow>
