import { type BallotFault, checkBallot } from '../../../server/domain/ballot.ts'
import { type Drawn, drawCampaign, type Past } from './draw.ts'
import { judge } from './oracle.ts'

/** How many ballots were compared, how the verdicts fell, and the first disagreement in full. */
export interface Comparison {
  ballots: number
  accepted: number
  reasons: Map<string, number>
  disagreements: string[]
}

const windows = new Set(['unknown-batch', 'voting-not-open', 'voting-closed', 'batch-needed'])

/** The verdicts of the ballot rule and of the oracle on this many ballots of drawn campaigns. */
export function compare(ballots: number, rule: typeof checkBallot = checkBallot): Comparison {
  const result: Comparison = { ballots: 0, accepted: 0, reasons: new Map(), disagreements: [] }
  for (let seed = 0; result.ballots < ballots; seed++) follow(drawCampaign(`ballots ${seed}`), seed, result, rule)
  return result
}

function follow(drawn: Drawn, seed: number, result: Comparison, rule: typeof checkBallot): void {
  const history: Past[] = []
  const guarded = new Set<string>()
  for (const attempt of drawn.tries) {
    const { voter, tier, arrived, at, ballot } = attempt
    const earlier = history.filter((past) => past.voter === voter)
    const { rules, zone, stages, candidates } = drawn
    const verdict = rule(rules, { arrived, at, zone, tier, stages, candidates, earlier }, ballot)
    const expected = judge(drawn, history, attempt)
    const given = 'slot' in verdict ? { slot: verdict.slot } : { reasons: reasonsOf(verdict.faults) }
    result.ballots++
    if (JSON.stringify(given) !== JSON.stringify(expected))
      result.disagreements.push(`seed ${seed}: ${JSON.stringify({ rules, attempt, history, given, expected })}`)
    if (!('slot' in verdict)) {
      for (const { code } of verdict.faults) result.reasons.set(code, (result.reasons.get(code) ?? 0) + 1)
      continue
    }
    result.accepted++
    history.push({ voter, at, slot: verdict.slot, choices: ballot.choices })
    for (const key of [verdict.slot, ...verdict.picks.map((pick) => `${pick.candidate} ${pick.slot}`)]) {
      if (guarded.has(`${voter} ${key}`)) result.disagreements.push(`seed ${seed}: ${voter} takes ${key} twice`)
      guarded.add(`${voter} ${key}`)
    }
  }
}

/** Faults as the oracle writes them; a fault of the window stands alone. */
function reasonsOf(faults: readonly BallotFault[]): string[] {
  const [first] = faults
  if (first !== undefined && windows.has(first.code)) return [first.code]
  return faults
    .map((fault) => {
      const { code, ...figures } = fault
      if (code === 'already-voted') return code
      return [code, ...Object.entries(figures).flatMap(([name, value]) => (name === 'next' ? [] : [value]))].join(' ')
    })
    .sort()
}
