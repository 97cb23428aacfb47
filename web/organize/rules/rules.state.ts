import { createMemo } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { CampaignFacts } from '../../../server/campaigns.ts'
import type { Campaign, Choice } from '../../../server/domain/campaign.ts'
import { type ConversionRow, conversionTable } from '../../../server/domain/conversion.ts'
import { isDecimal } from '../../../server/domain/points.ts'
import { rulesIssues } from '../../../server/domain/readiness/rules.ts'
import { frozenRules } from '../../../server/domain/rules.ts'
import { weighed } from '../../../server/domain/weighing.ts'
import { type RuleSection, ruleSheet } from '../../../server/domain/words/rules.ts'
import { ask } from '../../api.ts'
import { lang } from '../../words.ts'
import { type CampaignState, campaigns } from '../campaign.state.ts'
import { openSaving } from '../saving.state.ts'
import { faultSentence } from './labels.ts'
import { settingsOf, voteRule } from './read.ts'
import { freshKey, type Typed, typedSettings } from './typed.ts'
import type { TypedVote } from './typedVote.ts'

/** Ranks of the conversion table while the campaign has no nomination yet. */
const exampleCandidates = 30

/** The rules of a draft as typed: what they mean in words, what is wrong with them, and their saving. */
export function openRules(campaign: CampaignState, facts: CampaignFacts) {
  const [typed, setTyped] = createStore<Typed>(typedSettings(facts.settings))
  const read = createMemo(() => settingsOf(typed, facts.settings))

  /** The campaign as it would be with these rules; null while a field holds no value. */
  const draft = createMemo((): Campaign | null => {
    const found = read()
    return 'settings' in found ? { ...facts, settings: found.settings, rules: null } : null
  })

  const saving = openSaving({
    snapshot: () => JSON.stringify(typed),
    send: () => {
      const found = read()
      if ('faults' in found)
        return { errors: found.faults.map((fault) => ({ field: fault.field, sentence: faultSentence(typed, fault) })) }
      const { name, nameEn, host, hostEn, zone } = facts
      const json = { name, nameEn, host, hostEn, zone, settings: found.settings }
      return ask(() => campaigns.campaigns[':campaign'].settings.$put({ param: { campaign: facts.id }, json }))
    },
    onSaved: campaign.reload,
  })

  return {
    typed,
    setTyped,
    saving,
    errorAt: saving.errorAt,
    facts,
    hasVoting: facts.stages.some(({ kind }) => kind === 'voting'),
    candidates: () => facts.figures.candidates || exampleCandidates,
    weighing: createMemo(() => weighed(Object.values(typed.weights).map((weight) => weight.trim()))),
    /** What these rules lack before opening, as far as the page can know it; the server has the last word. */
    issues: createMemo(() => {
      const found = draft()
      if (found === null) return []
      return rulesIssues(found, { candidates: [], usableTiers: facts.usableTiers }).filter(
        ({ severity }) => severity === 'must',
      )
    }),
    /** The rule sheet as it would be published; null while the rules are incomplete. */
    sheet: createMemo((): RuleSection[] | null => {
      const found = draft()
      const frozen = found === null ? null : frozenRules(found)
      return found === null || frozen === null || 'refusal' in frozen ? null : ruleSheet(lang(), frozen, found)
    }),
    /** The whole conversion table; null while a figure of it is missing. */
    conversion: createMemo((): ConversionRow[] | null => {
      let sound = true
      const rule = voteRule(typed.votes, (text) => {
        const trimmed = text.trim()
        sound &&= isDecimal(trimmed) && !trimmed.startsWith('-')
        return trimmed
      })
      const digits = typed.rounding.digits.trim()
      if (!sound || !/^\d$/.test(digits)) return null
      const weight = typed.weights.public.trim()
      return conversionTable(rule, {
        candidates: facts.figures.candidates || exampleCandidates,
        weight: isDecimal(weight) ? weight : '0',
        rounding: { digits: Number(digits), rule: typed.rounding.rule },
      })
    }),
    setVote: <K extends keyof TypedVote>(part: K, value: TypedVote[K]) =>
      setTyped('vote', (vote) => ({ ...vote, [part]: value })),
    limitBatch: (batch: string, change: { min?: string; max?: string }) => {
      const known = typed.vote.batches[batch]
      setTyped('vote', 'batches', batch, { min: known?.min ?? '', max: known?.max ?? '', ...change })
    },
    addChoice: (list: 'themes' | 'levels') => {
      const key = freshKey(list === 'themes' ? 'theme' : 'level', typed[list])
      setTyped(list, typed[list].length, { key, label: '', labelEn: '' })
    },
    changeChoice: (list: 'themes' | 'levels', at: number, part: Partial<Choice>) => setTyped(list, at, part),
    arrangeChoices: (list: 'themes' | 'levels', next: readonly Choice[]) => setTyped(list, [...unwrap(next)]),
  }
}

export type RulesState = ReturnType<typeof openRules>
