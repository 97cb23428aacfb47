import { expect, it } from 'vitest'
import { stagesAwaited } from '../../server/domain/results/hidden.ts'
import { isVotingOver } from '../../server/domain/stageMove.ts'
import { makeStage } from '../make.ts'

const at = (second: number) => `2026-06-30T00:00:0${second}.000Z`

it('waits the seconds of grace after a window that ends by the clock, for ballots that are being entered', () => {
  const voting = makeStage('voting', 0, { closesAt: at(0) })
  expect([0, 4, 5].map((second) => isVotingOver([voting], 5, at(second)))).toEqual([false, false, true])
  expect([4, 5].map((second) => stagesAwaited([voting], at(second), 5))).toEqual([[voting], []])
  expect(isVotingOver([voting], 0, at(0))).toBe(true)
})

it('waits for nothing after a close by the organizer: no ballot is entered after it', () => {
  const voting = makeStage('voting', 0, { closesAt: '2026-07-05T00:00:00.000Z', closedAt: at(2) })
  expect([1, 2].map((second) => isVotingOver([voting], 5, at(second)))).toEqual([false, true])
  expect([1, 2].map((second) => stagesAwaited([voting], at(second), 5))).toEqual([[voting], []])
})

it('is not over while another voting stage runs, and never without one', () => {
  const closed = makeStage('voting', 0, { closesAt: at(0) })
  expect(isVotingOver([closed, makeStage('voting', 1, { closesAt: at(9) })], 0, at(3))).toBe(false)
  expect(isVotingOver([makeStage('scoring', 0, { closesAt: at(0) })], 0, at(3))).toBe(false)
})
