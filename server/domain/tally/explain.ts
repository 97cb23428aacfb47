import { grouped } from '../grouped.ts'
import { add, fraction, multiply, print, printExact, type Rational, ZERO } from '../points.ts'
import { type Party, parties, type TallyRules } from './rules.type.ts'
import { judgePanels, type Panel } from './sheets.ts'
import { enters, type Standing, sharesOf, standings } from './standing.ts'
import type { ScoreSheet, TallyInput } from './tally.type.ts'

/** One term of the total: score x weight %. `bonus`: added as it is, after weighting. */
export type ExplainedTerm = {
  readonly party: Party
  readonly score: string
  readonly weight: string | 'bonus'
  readonly product: string
}

/** One sheet: its points in full, and whether the panel rule counted it. */
export type ExplainedSheet = {
  readonly expert: string
  readonly points: string | null
  readonly state: 'counted' | 'dropped' | 'incomplete'
}

/**
 * How a printed total came about: 93.42 x 60 % = 56.0520, …, their sum, one rounding. Products and the sum are written
 * in full with at least four decimals; where decimals never end (the rules round nothing before the total) they are
 * fractions.
 */
export type Explanation = {
  readonly number: number
  readonly terms: readonly ExplainedTerm[]
  readonly sum: string
  readonly total: string
  readonly sheets: readonly ExplainedSheet[]
}

const PRODUCT_DECIMALS = 4

function inFull(value: Rational, atLeast: number): string {
  return printExact(value, atLeast) ?? fraction(value)
}

function explainSheets(rules: TallyRules, own: readonly ScoreSheet[], panel: Panel): readonly ExplainedSheet[] {
  const complete = new Map(panel.complete.map((sheet) => [sheet.expert, sheet]))
  return own
    .map(({ expert }): ExplainedSheet => {
      const sheet = complete.get(expert)
      if (!sheet) return { expert, points: null, state: 'incomplete' }
      const points = inFull(sheet.points, rules.rounding.digits)
      return { expert, points, state: panel.counted.includes(sheet) ? 'counted' : 'dropped' }
    })
    .sort((a, b) => (a.expert < b.expert ? -1 : 1))
}

function explainStanding(rules: TallyRules, own: readonly ScoreSheet[], standing: Standing): Explanation {
  const shares = sharesOf(rules)
  const terms = parties.flatMap((party) => {
    const score = standing.scores[party]
    const weight = party === 'public' && rules.votes.conversion === 'capped' ? 'bonus' : rules.weights[party]
    if (!score || weight === undefined) return []
    const entered = enters(rules, score)
    return { party, weight, entered, product: weight === 'bonus' ? entered : multiply(entered, shares[party]) }
  })
  return {
    number: standing.nomination.number,
    terms: terms.map(({ party, weight, entered, product }) => ({
      party,
      score: inFull(entered, rules.rounding.digits),
      weight,
      product: inFull(product, PRODUCT_DECIMALS),
    })),
    sum: inFull(
      terms.reduce((total, { product }) => add(total, product), ZERO),
      PRODUCT_DECIMALS,
    ),
    total: print(standing.total, rules.rounding),
    sheets: explainSheets(rules, own, standing.panel),
  }
}

/** How the total of every ranked nomination came about, by number. Texts as they are printed: no page computes again. */
export function explain(input: TallyInput): ReadonlyMap<number, Explanation> {
  const { rules } = input
  const sheets = grouped(input.sheets, ({ nomination }) => nomination)
  const { ranked } = standings(input, judgePanels(input.sheets, rules))
  return new Map(
    ranked.map((standing) => {
      const { number } = standing.nomination
      return [number, explainStanding(rules, sheets.get(number) ?? [], standing)]
    }),
  )
}
