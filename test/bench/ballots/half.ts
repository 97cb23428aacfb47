import { ms, printTable, quantile, whole } from '../../load/figures.ts'
import { pace } from '../../load/pace.ts'
import { ballotRequest, type SignedBallot } from '../../load/voters.ts'

/** Latency of ballots that arrive at a constant rate, over 64 connections; each counts from the moment it was due. */
export async function halfLoad(url: URL, sign: () => SignedBallot, rate: number, seconds: number): Promise<void> {
  const requests = Array.from({ length: Math.ceil(rate * seconds) + 1 }, () => ballotRequest(url, sign()))
  const answers = await pace(url, {
    rate,
    seconds,
    connections: 64,
    visit: (line, index) => line.ask(requests[index] ?? ''),
  })
  const accepted = answers.filter(({ found }) => found?.status === 200)
  const took = accepted.map(({ took }) => took)
  printTable([
    ['at half load', 'ballots/s', 'accepted', 'p50', 'p99', 'longest'],
    ['', whole(rate), accepted.length, ms(quantile(took, 0.5)), ms(quantile(took, 0.99)), ms(quantile(took, 1))],
  ])
}
