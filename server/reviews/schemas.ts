import { z } from '@hono/zod-openapi'

/** Texts are generous and bounded; 4,000 characters is a long comment. */
const comment = z.string().max(4000)

const Score = z.object({
  points: z.number().int().nullable().describe('Integer hundredths, 0 to 10000; null is "not yet".'),
  comment,
})

export const Content = z.object({ scores: z.record(z.string().max(64), Score), comment })

export const Write = Content.extend({
  version: z.number().int().min(0).describe('The version last seen; 0 before the first save.'),
})

export const Sheet = Content.extend({
  state: z.enum(['untouched', 'draft', 'submitted']),
  version: z.number().int(),
  savedAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
})

const Band = z.object({
  from: z.number().int(),
  to: z.number().int(),
  label: z.string(),
  labelEn: z.string().nullable(),
  words: z.string(),
  wordsEn: z.string().nullable(),
  evidence: z.string(),
  evidenceEn: z.string().nullable(),
})

export const Criterion = z.object({
  key: z.string(),
  parent: z.string().nullable(),
  label: z.string(),
  labelEn: z.string().nullable(),
  weight: z.number().int(),
  hint: z.string(),
  hintEn: z.string().nullable(),
  bands: z.array(Band),
})

export const Scoring = z
  .object({
    state: z.enum(['planned', 'open', 'closed']),
    opensAt: z.string().nullable(),
    closesAt: z.string().nullable(),
  })
  .nullable()

const Choice = z.object({ key: z.string(), label: z.string(), labelEn: z.string().nullable() })

export const Mine = z.object({
  campaign: z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable(), zone: z.string() }),
  themes: z.array(Choice),
  levels: z.array(Choice),
  expert: z.object({ name: z.string(), code: z.string() }),
  now: z.string(),
  scoring: Scoring,
  criteria: z.array(Criterion),
  sheets: z.array(
    z.object({
      number: z.number().int(),
      name: z.string(),
      theme: z.string(),
      level: z.string(),
      state: z.enum(['untouched', 'draft', 'submitted']),
      points: z.record(z.string(), z.number().int()),
      savedAt: z.string().nullable(),
      submittedAt: z.string().nullable(),
    }),
  ),
})

export const Material = z.object({
  number: z.number().int(),
  name: z.string(),
  level: z.string(),
  path: z.array(z.string()),
  theme: z.string(),
  connotation: z.string(),
  introduction: z.string(),
  mechanism: z.string(),
  cases: z.string(),
  publicity: z.string(),
  files: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['logo', 'photo', 'attachment']),
      title: z.string(),
      sha256: z.string(),
      smallSha256: z.string().nullable(),
      width: z.number().int().nullable(),
      height: z.number().int().nullable(),
      bytes: z.number().int(),
      mediaType: z.string(),
    }),
  ),
})

export const Progress = z.object({
  now: z.string(),
  scoring: Scoring,
  nominations: z.number().int(),
  experts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      affiliation: z.string(),
      acceptedAt: z.string().nullable(),
      submitted: z.number().int(),
      started: z.number().int(),
      untouched: z.number().int(),
      lastAt: z.string().nullable(),
    }),
  ),
})
