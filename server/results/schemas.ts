import { z } from '@hono/zod-openapi'
import { publicationKinds } from '../domain/publication.ts'
import type { ShownResult as Shown } from '../domain/results.ts'
import { stageKinds } from '../domain/stage.ts'
import { rowNumber } from '../route.ts'

export const ofCampaign = z.object({ campaign: z.string() })
export const ofRevision = z.object({ campaign: z.string(), revision: rowNumber.min(1) })

export const Kind = z.enum(publicationKinds)
export const Fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the published bytes, lower-case hex.')

/** Its shape is that of the law (`domain/results`), which makes it; the published bytes are read back as they are. */
export const ShownResult = z.custom<Shown>().openapi('Result', {
  type: 'object',
  description:
    'Campaign, columns with weights, the line, the vote account, `tally` (what `gongping tally` prints), and in the same order `details` with the explanation of every total; `unranked` with reasons.',
})

/** A stage as anyone may see it. */
export const PublicStage = z.object({
  kind: z.enum(stageKinds),
  state: z.enum(['planned', 'open', 'closed']),
  batch: z.object({ first: z.number().int(), last: z.number().int() }).nullable(),
  opensAt: z.string().nullable().describe('The opening by act where there was one, else by the window.'),
  closesAt: z.string().nullable(),
})

export const Revision = z.object({
  revision: z.number().int(),
  kind: Kind,
  sha256: Fingerprint,
  publishedAt: z.string(),
})

/** An opened campaign as anyone may see it. */
export const PublicCampaign = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  host: z.string(),
  hostEn: z.string().nullable(),
  zone: z.string(),
  frozenAt: z.string(),
  rulesSha256: z.string().nullable(),
  stages: z.array(PublicStage),
  revisions: z.array(Revision).describe('Published lists, newest first; every one stays readable.'),
})

export type PublicCampaign = z.infer<typeof PublicCampaign>

/** A publication as staff see it: with the two persons, and the one that waits for its second. */
export const StaffPublication = z.object({
  revision: z.number().int(),
  kind: Kind,
  sha256: Fingerprint,
  proposedBy: z.string(),
  proposedAt: z.string(),
  mine: z.boolean().describe('Proposed by who is asking: somebody else must confirm it.'),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
})
