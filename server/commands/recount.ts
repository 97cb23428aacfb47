import { countBoth, standingsCampaign } from '../../db/standings.ts'
import { readOwnConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import { printedNumber } from '../domain/candidate.ts'
import { stagesAwaited } from '../domain/results.ts'
import { type CountFault, countFaults } from '../domain/standings.ts'
import { recountWords } from '../domain/words/recount.ts'
import { openDeps } from '../open.ts'
import { noPages } from '../pages.ts'
import { rfc3339 } from '../time.ts'
import type { CommandIo } from './run.ts'

/**
 * `gongping recount CAMPAIGN`: counts every ballot again from its choices and holds the kept counters against it. Exit code 1 when
 * one differs, with each named, and for an unknown campaign. Votes are printed only when the last stage is over.
 */
export async function recountCommand(args: string[], io: CommandIo): Promise<number> {
  const words = recountWords[io.lang]
  const [campaign, ...more] = args
  const config = readOwnConfig()
  if (campaign === undefined || more.length > 0 || 'problem' in config) {
    io.stderr(`${'problem' in config ? config.problem : words.usage}\n`)
    return 1
  }
  const deps = await openDeps(config, noPages)
  try {
    return await recountCampaign(deps, campaign, io)
  } finally {
    await deps.close()
  }
}

/** Recounts one campaign of an open database. */
export async function recountCampaign(
  deps: Pick<Deps, 'db' | 'now'>,
  id: string,
  io: Pick<CommandIo, 'stdout' | 'stderr' | 'lang'>,
): Promise<number> {
  const words = recountWords[io.lang]
  const campaign = await standingsCampaign(deps.db, id)
  if (campaign === undefined) {
    io.stderr(`${words.unknownCampaign(id)}\n`)
    return 1
  }
  const started = performance.now()
  const { kept, counted } = await countBoth(deps.db, id)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const { stages, rules } = campaign
  const over = stagesAwaited(stages, rfc3339(deps.now()), rules.grace_seconds).length === 0
  if (over) {
    const numbers = [...new Set([...kept.votes.keys(), ...counted.votes.keys()])].sort((a, b) => a - b)
    const rows = numbers.map((number) =>
      [printedNumber(number), kept.votes.get(number) ?? 0, counted.votes.get(number) ?? 0].join('\t'),
    )
    io.stdout(`${[words.head, ...rows].join('\n')}\n`)
  } else io.stdout(`${words.hidden}\n`)
  io.stdout(`${words.counted(counted.ballots, seconds)}\n`)
  const faults = countFaults(kept, counted)
  if (faults.length === 0) {
    io.stdout(`${words.agree(kept.votes.size + kept.tierVotes.size + kept.slices.size)}\n`)
    return 0
  }
  io.stderr(`${words.disagree(faults.length)}\n${faults.map((fault) => `  ${sentence(fault, io)}\n`).join('')}`)
  return 1
}

function sentence({ counter, key, kept, counted }: CountFault, { lang }: Pick<CommandIo, 'lang'>): string {
  const words = recountWords[lang]
  return words.fault[counter](key, words.more(kept - counted))
}
