import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PlannedStage, Settings } from '../server/campaigns/schemas.ts'
import type { Standing } from '../server/domain/ballot.ts'
import type { Campaign } from '../server/domain/campaign.ts'
import { tiers } from '../server/domain/identity.ts'
import { makeCampaign, makeStage, someCriteria } from './make.ts'

const folder = join(import.meta.dirname, 'rules')

const Numbers = z.array(z.union([z.number().int(), z.tuple([z.number().int(), z.number().int()])]))

const Attempt = z.object({
  by: z.string(),
  tier: z.enum(tiers),
  at: z.string(),
  arrived: z.string().optional(),
  batch: z.string().optional(),
  confirmed: z.boolean().optional(),
  choices: Numbers,
  suspended: z.array(z.number()).default([]),
  disqualified: z.array(z.number()).default([]),
  gives: z.union([z.string(), z.array(z.string())]),
})

const Sheet = z.object({
  source: z.string(),
  zone: z.string(),
  candidates: z.number().int(),
  settings: Settings,
  stages: z.array(PlannedStage),
  ballots: z.array(Attempt),
})

const Section = z.object({ title: z.string(), sentences: z.array(z.string()) })

/** What a settings file comes to: the fingerprint of its frozen rules, and the rule sheet in both languages. */
const Golden = z.object({ sha256: z.string(), 'zh-CN': z.array(Section), en: z.array(Section) })

export type Attempt = z.infer<typeof Attempt>
export type Golden = z.infer<typeof Golden>

/** The names of the ten rule sheets that real campaigns published (vote.md). */
export const ruleSheetNames = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''))
  .sort()

/** A settings file, read as the API reads settings. */
export function readRuleSheet(name: string) {
  const sheet = Sheet.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
  const campaign: Campaign = makeCampaign({
    id: name,
    zone: sheet.zone,
    settings: sheet.settings,
    stages: sheet.stages.map(({ kind, ...stage }, ordinal) => makeStage(kind, ordinal, { ...stage, id: `${ordinal}` })),
    criteria: someCriteria,
  })
  return { ...sheet, campaign }
}

/** The golden answer of a settings file. */
export function readGolden(name: string): Golden {
  return Golden.parse(JSON.parse(readFileSync(join(folder, 'golden', `${name}.json`), 'utf8')))
}

/** The numbers of a list that writes runs as pairs. */
export function numbersOf(list: Attempt['choices']): number[] {
  return list.flatMap((one) =>
    typeof one === 'number' ? [one] : Array.from({ length: one[1] - one[0] + 1 }, (_, at) => one[0] + at),
  )
}

/** The candidates of a sheet, dealt out over its themes in turn, as they stand for one attempt. */
export function standingsOf({ candidates, settings }: z.infer<typeof Sheet>, attempt: Attempt): Map<number, Standing> {
  const { themes } = settings
  const stateOf = (number: number): Standing['state'] => {
    if (attempt.disqualified.includes(number)) return 'disqualified'
    return attempt.suspended.includes(number) ? 'suspended' : 'admitted'
  }
  return new Map(
    Array.from({ length: candidates }, (_, at) => [
      at + 1,
      { state: stateOf(at + 1), category: themes[at % themes.length]?.key ?? null },
    ]),
  )
}
