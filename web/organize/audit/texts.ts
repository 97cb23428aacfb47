import type { Change } from '../../../server/domain/trail.ts'
import { auditWords } from '../../../server/domain/words/audit.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { identityWords } from '../../../server/domain/words/identity.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { settingsWords } from '../../../server/domain/words/settings.ts'
import { voteSettingsWords } from '../../../server/domain/words/voteSettings.ts'
import { lang } from '../../words.ts'

/** An act in words; one that has none is shown as it is kept. */
export function actText(act: string): string {
  const acts: Record<string, string> = auditWords[lang()].acts
  return acts[act] ?? act
}

/** What an act was about: `stage:2:voting`, `nomination:5`, `member:…`; nothing where the act says it all. */
export function subjectText(subject: string, names: ReadonlyMap<string, string>): string {
  const w = auditWords[lang()]
  const [kind = '', id = '', detail = ''] = subject.split(':')
  const stages: Record<string, string> = rulesWords[lang()].stageName
  if (kind === 'stage') return stages[detail] ?? detail
  if (kind === 'nomination') return w.subject.nomination(id.padStart(3, '0'))
  if (kind === 'member') return names.get(id) ?? ''
  if (kind === 'role') return w.roles[id] ?? id
  return /^\d+$/.test(subject) ? w.subject.revision(subject) : ''
}

/** Where in the kept object something changed, outermost first. */
export function pathText(path: readonly string[]): string {
  const w = auditWords[lang()]
  return path.map((step) => (/^\d+$/.test(step) ? w.nth(step) : (w.keys[step] ?? step))).join(w.between)
}

/** One side of a change: times on the campaign's clock, words for what has one. */
export function sideText(zone: string, { path }: Change, side: string | null): string {
  const w = auditWords[lang()]
  if (side === null) return w.nothing
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(side)) return momentText(lang(), zone, side)
  const stages: Record<string, string> = rulesWords[lang()].stageName
  const last = path.at(-1)
  if (last === 'role') return w.roles[side] ?? side
  return stages[side] ?? w.values[side] ?? choiceWords()[side] ?? side
}

/** The words that the settings' form gives to what can be chosen there. */
function choiceWords(): Record<string, string> {
  const { votes, panel, rounding, places } = settingsWords[lang()].rules
  const { ballot, fair } = voteSettingsWords[lang()]
  return {
    ...votes.conversions,
    ...votes.fields,
    ...votes.maxima,
    ...votes.bands,
    ...panel.methods,
    ...rounding.rules,
    ...places.lines,
    ...ballot.pers,
    ...ballot.sames,
    ...fair.orders,
    ...fair.resultses,
    ...fair.cleanings,
    ...fair.steps,
    ...fair.openingses,
    ...identityWords[lang()].ways,
  }
}
