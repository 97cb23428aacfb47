import type { Campaign, Choice } from '../campaign.ts'
import { leaves } from '../rubric.ts'
import { weightText } from '../rules.ts'
import type { ExplainedSheet, RankingRow } from '../tally.ts'
import { exportWords } from '../words/exports.ts'
import { rankingWords } from '../words/ranking.ts'
import type { Lang } from '../words.ts'
import type { SheetFacts } from './facts.ts'
import { decimalText } from './input.ts'
import type { Result } from './result.ts'

/** A sheet of a workbook, or a CSV. Cells of a numeric column are decimal texts, or empty. */
export interface ExportTable {
  name: string
  columns: readonly { head: string; numeric: boolean }[]
  rows: readonly (readonly string[])[]
}

/** Who stands behind a pseudonym: for organizers only. */
export interface NamedExpert {
  code: string
  name: string
  affiliation: string
}

/** A nomination whole, as a table of nominations has it. */
export interface ExportedNomination {
  number: number
  level: string
  path: readonly string[]
  name: string
  theme: string
  connotation: string
  introduction: string
  mechanism: string
  cases: string
  publicity: string
  contact: string
  phone: string
  state: 'admitted' | 'withdrawn' | 'disqualified'
}

const text = (head: string) => ({ head, numeric: false })
const numeric = (head: string) => ({ head, numeric: true })

/** The ranked list, one row a nomination; those without a rank stand last, with the reason. */
export function rankingTable(
  result: Pick<Result, 'columns' | 'tally' | 'details' | 'unranked'>,
  lang: Lang,
): ExportTable {
  const words = exportWords[lang]
  const { columns, tally, details, unranked } = result
  const entrants = new Map(details.map((detail) => [detail.number, detail]))
  const ranked = tally.ranking.map((row) => [
    `${row.rank}`,
    `${row.number}`,
    entrants.get(row.number)?.name ?? '',
    entrants.get(row.number)?.place.join('/') ?? '',
    ...columns.map(({ party }) => row[party] ?? ''),
    row.total,
    `${entrants.get(row.number)?.votes ?? ''}`,
    `${row.sheets}`,
    `${row.counted_sheets}`,
    placedText(row, lang),
    row.tie === null ? '' : words.tiedWith(row.tie.with.join(words.listComma)),
  ])
  const rest = unranked.map(({ number, name, place, reason }) => [
    ...['', `${number}`, name, place.join('/')],
    ...columns.map(() => ''),
    ...['', '', '', '', '', words.reason[reason]],
  ])
  return {
    name: words.ranking,
    columns: [
      numeric(words.rank),
      numeric(words.number),
      text(words.name),
      text(words.place),
      ...columns.map(({ party, weight }) => numeric(words.party(words.parties[party], weight))),
      numeric(words.total),
      numeric(words.votes),
      numeric(words.sheets),
      numeric(words.countedSheets),
      text(words.placed),
      text(words.remark),
    ],
    rows: [...ranked, ...rest],
  }
}

/** The vote account: each way of voting on its own line, the sum below. */
export function accountTable({ votes }: Pick<Result, 'votes'>, lang: Lang): ExportTable {
  const { account } = rankingWords[lang]
  const names: Record<string, string> = account.tiers
  const given = votes.tiers.reduce((sum, tier) => sum + tier.votes, 0)
  return {
    name: account.title,
    columns: [text(account.tier), numeric(account.received), numeric(account.counted), numeric(account.gave)],
    rows: [
      ...votes.tiers.map(({ tier, accepted, counted, votes: gave }) => [
        names[tier] ?? tier,
        `${accepted}`,
        `${counted}`,
        `${gave}`,
      ]),
      [account.all, `${votes.accepted}`, `${votes.counted}`, `${given}`],
    ],
  }
}

function placedText({ placed }: RankingRow, lang: Lang): string {
  const { yes, no, undecided } = exportWords[lang]
  return placed === null ? undecided : placed ? yes : no
}

/** Every submitted sheet under its expert's pseudonym: each criterion's points and comment, and whether the sheet was counted. */
export function matrixTable(
  campaign: Pick<Campaign, 'criteria'>,
  sheets: readonly SheetFacts[],
  result: Pick<Result, 'details'>,
  lang: Lang,
): ExportTable {
  const words = exportWords[lang]
  const scored = leaves(campaign.criteria).map(({ key, label, labelEn, weight }) => ({
    key,
    label: lang === 'en' ? (labelEn ?? label) : label,
    weight: weightText(weight),
  }))
  const judged = new Map(
    result.details.flatMap(({ number, explanation }) =>
      explanation.sheets.map(({ expert, state }): [string, ExplainedSheet['state']] => [`${number} ${expert}`, state]),
    ),
  )
  return {
    name: words.matrix,
    columns: [
      numeric(words.number),
      text(words.name),
      text(words.expert),
      ...scored.flatMap(({ label, weight }) => [numeric(words.criterion(label, weight)), text(words.comment(label))]),
      text(words.overall),
      text(words.counting),
    ],
    rows: sheets.map(({ nomination, name, expert, comment, scores }) => [
      `${nomination}`,
      name,
      expert,
      ...scored.flatMap(({ key }) => {
        const points = scores[key]?.points ?? null
        return [points === null ? '' : decimalText(points), scores[key]?.comment ?? '']
      }),
      comment,
      words.states[judged.get(`${nomination} ${expert}`) ?? 'none'],
    ]),
  }
}

/** The names behind the pseudonyms. */
export function expertTable(experts: readonly NamedExpert[], lang: Lang): ExportTable {
  const words = exportWords[lang]
  return {
    name: words.experts,
    columns: [text(words.code), text(words.person), text(words.affiliation)],
    rows: experts.map(({ code, name, affiliation }) => [code, name, affiliation]),
  }
}

/** The nominations, with heads that an import recognizes: what is read back is what was written. */
export function nominationTable(
  { settings }: Pick<Campaign, 'settings'>,
  nominations: readonly ExportedNomination[],
  lang: Lang,
): ExportTable {
  const words = exportWords[lang]
  const label = (choices: readonly Choice[], key: string) => {
    const choice = choices.find((one) => one.key === key)
    return (lang === 'en' ? choice?.labelEn : null) ?? choice?.label ?? key
  }
  const fields = [
    ...([
      'name',
      'theme',
      'connotation',
      'introduction',
      'mechanism',
      'cases',
      'publicity',
      'contact',
      'phone',
    ] as const),
  ]
  return {
    name: words.nominations,
    columns: [
      numeric(words.number),
      text(words.level),
      text(words.place),
      ...fields.map((field) => text(words[field])),
      text(words.state),
    ],
    rows: nominations.map((nomination) => [
      `${nomination.number}`,
      label(settings.levels, nomination.level),
      nomination.path.join('/'),
      ...fields.map((field) => (field === 'theme' ? label(settings.themes, nomination.theme) : nomination[field])),
      words.nominationStates[nomination.state],
    ]),
  }
}
