import { createMemo } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import type { Stage, StageKind } from '../../../server/domain/stage.ts'
import { isPublished } from '../../../server/domain/stageMove.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { ask } from '../../api.ts'
import { lang, wordsOf } from '../../words.ts'
import { type CampaignState, campaigns } from '../campaign.state.ts'
import { movedTo } from '../movedTo.ts'
import { openSaving } from '../saving.state.ts'
import { addedStage, plannedStages, type StageFault, type TypedStage, typedStage } from './typed.ts'

const words = wordsOf(settingsWords)

/** The planned stages as rows, and their saving. */
export function openStageEditor(campaign: CampaignState, facts: CampaignFacts) {
  const { zone } = facts
  const [rows, setRows] = createStore<TypedStage[]>(facts.stages.map((stage) => typedStage(zone, stage)))
  const read = createMemo(() => plannedStages(zone, rows))

  const saving = openSaving({
    snapshot: () => JSON.stringify(rows.map(({ kept: _, ...typed }) => typed)),
    send: () => {
      const planned = read()
      if ('faults' in planned)
        return { errors: planned.faults.map((fault) => ({ field: fault.field, sentence: sentenceOf(rows, fault) })) }
      const param = { campaign: campaign.id() }
      return ask(() => campaigns.campaigns[':campaign'].stages.$put({ param, json: { stages: planned.stages } }))
    },
    onSaved: async () => {
      await campaign.reload()
      // Added rows get their ids; what was typed meanwhile stays.
      const stored = campaign.facts()?.stages ?? []
      for (const [at, { id, opensAt, closesAt }] of stored.entries())
        if (at < rows.length) setRows(at, 'kept', { id, opensAt, closesAt })
    },
  })

  return {
    rows,
    ...saving,
    saving,
    /** The stages as they would be stored, for the timeline; as they are stored while something typed is at fault. */
    drawn: (): CampaignFacts['stages'] => {
      const planned = read()
      if ('faults' in planned) return facts.stages
      return planned.stages.map((stage, ordinal) => ({
        ...stage,
        id: stage.id ?? `added-${ordinal}`,
        ordinal,
        openedAt: null,
        closedAt: null,
        state: 'planned',
      }))
    },
    change: (at: number, part: Partial<TypedStage>) => setRows(at, part),
    chooseKind: (at: number, kind: StageKind) =>
      setRows(at, { kind, ...(isPublished({ kind }) ? { gate: 'organizer' as const } : {}) }),
    move: (from: number, to: number) => setRows(movedTo(rows, from, to)),
    remove: (at: number) => setRows(rows.filter((_, place) => place !== at)),
    add: (kind: Stage['kind']) => setRows(rows.length, addedStage(kind)),
  }
}

export type StageEditorState = ReturnType<typeof openStageEditor>

/** What is wrong, the stage and the field named. */
function sentenceOf(rows: readonly TypedStage[], { field, code, part }: StageFault): string {
  const label =
    part === 'opens' ? words().stages.opens : part === 'closes' ? words().stages.closes : words().stages.batch
  const row = rows[Number(field.split('.')[1])]
  const stage = row === undefined ? '' : rulesWords[lang()].stageName[row.kind]
  return words().fault[code](`${stage} · ${label}`)
}
