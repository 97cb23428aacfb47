import { randomBytes } from 'node:crypto'
import { answerDigits, makeDigits } from '../../server/identity/digits.ts'
import { storeCampaign } from '../make.ts'
import { openWorld } from '../world.ts'

/**
 * Live codes of many people, each attacked by somebody who was told its first three digits and tries the thousand others in an
 * order of chance. Answers how many were guessed, and how many stood among an attacker's first five guesses.
 */
export async function guessAll({ codes, tries }: { codes: number; tries: number }) {
  const world = await openWorld()
  const { id: campaign } = await storeCampaign(world.deps.db)
  let [guesses, guessed, inReach] = [0, 0, 0]
  for (let one = 0; one < codes; one++) {
    const owner = { campaign, device: `d${one}`, voter: `v${one}` }
    const { code } = await makeDigits(world.deps, owner)
    const start = randomBytes(2).readUInt16BE() % 1000
    for (let step = 0; step < 1000; step++) {
      const guess = code.slice(0, 3) + String((start + step) % 1000).padStart(3, '0')
      if (step < 5 && guess === code) inReach++
      guesses++
      if ('proven' in (await answerDigits(world.deps, owner, guess, tries))) guessed++
    }
  }
  await world.close()
  return { guesses, guessed, inReach }
}
