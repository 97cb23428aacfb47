import { batch, createMemo, createSignal } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import { type Band, type Criterion, groupKeys, leaves, weightOf, wholeWeight } from '../../../server/domain/rubric.ts'
import { emptyBands } from '../../../server/domain/templates.ts'
import { ask } from '../../api.ts'
import { campaigns } from '../campaign.state.ts'
import { openDraft } from '../draft.state.ts'
import { freeKey, moveCriterion, withoutCriterion } from './order.ts'

export type RubricState = ReturnType<typeof openRubric>

/** 9990 -> "99.90". */
export function weightPrint(hundredths: number): string {
  const cents = String(Math.abs(hundredths)).padStart(3, '0')
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`
}

/** "9.9" -> 990; null when it is no weight of 0 to 100 with at most two decimals. */
export function weightOfText(text: string): number | null {
  const [, whole = '', cents = ''] = /^\s*(\d{1,3})(?:[.。](\d{1,2}))?\s*$/.exec(text) ?? []
  if (whole === '') return null
  const weight = Number(whole) * 100 + Number(cents.padEnd(2, '0'))
  return weight <= wholeWeight ? weight : null
}

/** The criterion in hand at first: the last one while the sum is wrong, because that is where it is mended, else the first. */
function firstInHand(criteria: readonly Criterion[]): string | null {
  const scored = leaves(criteria)
  return (weightOf(criteria) === wholeWeight ? scored[0] : scored.at(-1))?.key ?? null
}

function copied(criteria: readonly Criterion[]): Criterion[] {
  return criteria.map((criterion) => ({ ...criterion, bands: criterion.bands.map((band) => ({ ...band })) }))
}

/** The rubric in the editor: every change is kept as a draft after a short rest, wrong sums included. */
export function openRubric(facts: CampaignFacts, reload: () => Promise<void>) {
  const [store, setStore] = createStore<{ criteria: Criterion[]; typed: Record<string, string | undefined> }>({
    criteria: copied(facts.criteria),
    typed: {},
  })
  const [current, setCurrent] = createSignal(firstInHand(facts.criteria))
  const [undo, setUndo] = createSignal<{ label: Criterion; before: Criterion[] } | null>(null)
  const frozen = facts.frozenAt !== null || facts.role !== 'organizer'
  const draft = openDraft({
    zone: () => facts.zone,
    send: () =>
      ask(() =>
        campaigns.campaigns[':campaign'].rubric.$put({
          param: { campaign: facts.id },
          json: { criteria: copied(unwrap(store.criteria)) },
        }),
      ),
    onSaved: reload,
  })
  const { changed } = draft

  const replace = (criteria: Criterion[]) => {
    batch(() => {
      setStore('criteria', criteria)
      if (!criteria.some(({ key }) => key === current())) setCurrent(leaves(criteria)[0]?.key ?? null)
    })
    changed()
  }
  const add = (criterion: Pick<Criterion, 'key' | 'parent'>, label: string, labelEn: string): Criterion => ({
    ...criterion,
    label,
    labelEn,
    hint: '',
    hintEn: '',
    weight: 0,
    bands: emptyBands(),
  })

  return {
    frozen,
    criteria: () => store.criteria,
    groups: createMemo(() => groupKeys(store.criteria)),
    sum: createMemo(() => weightOf(store.criteria)),
    current,
    setCurrent,
    saved: draft.saved,
    problem: () => draft.refusal()?.title,
    undo,
    /** What stands in a weight field: as typed while it is no weight, else with two decimals. */
    weightText: (criterion: Criterion) => store.typed[criterion.key] ?? weightPrint(criterion.weight),
    isWeightWrong: (key: string) => store.typed[key] !== undefined && weightOfText(store.typed[key] ?? '') === null,
    typeWeight(key: string, text: string) {
      const weight = weightOfText(text)
      setStore('typed', key, text)
      if (weight === null) return
      setStore('criteria', (one) => one.key === key, 'weight', weight)
      changed()
    },
    /** The field is left: a sound weight is printed with two decimals. */
    settleWeight(key: string) {
      if (weightOfText(store.typed[key] ?? '') !== null) setStore('typed', key, undefined)
    },
    setWeight(key: string, weight: number) {
      setStore('typed', key, undefined)
      setStore('criteria', (one) => one.key === key, 'weight', weight)
      changed()
    },
    write<K extends 'label' | 'labelEn' | 'hint' | 'hintEn'>(key: string, field: K, text: string) {
      setStore('criteria', (one) => one.key === key, field, text)
      changed()
    },
    writeBand(key: string, at: number, change: Partial<Band>) {
      setStore('criteria', (one) => one.key === key, 'bands', at, change)
      changed()
    },
    move: (key: string, step: 1 | -1) => replace(moveCriterion(unwrap(store.criteria), key, step)),
    remove(criterion: Criterion) {
      setUndo({ label: { ...criterion }, before: copied(unwrap(store.criteria)) })
      replace(withoutCriterion(unwrap(store.criteria), criterion.key))
    },
    takeBack() {
      const last = undo()
      setUndo(null)
      if (last !== null) replace(last.before)
    },
    addCriterion(label: string, labelEn: string) {
      const criteria = unwrap(store.criteria)
      const criterion = add({ key: freeKey(criteria), parent: null }, label, labelEn)
      replace([...criteria, criterion])
      setCurrent(criterion.key)
    },
    addGroup(labels: { group: [string, string]; criterion: [string, string] }) {
      const criteria = unwrap(store.criteria)
      const group = { ...add({ key: freeKey(criteria), parent: null }, ...labels.group), bands: [] }
      const leaf = add({ key: freeKey([...criteria, group]), parent: group.key }, ...labels.criterion)
      replace([...criteria, group, leaf])
      setCurrent(group.key)
    },
    replace,
  }
}
