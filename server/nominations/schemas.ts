import { z } from '@hono/zod-openapi'
import { nominationStates } from '../domain/nomination.ts'

const long = z.string().max(100_000)
const short = z.string().max(1000)

/** The texts of the form. Their true limits are the law's, whose faults name the field; these only keep out the absurd. */
const texts = {
  level: short,
  theme: short,
  path: z.array(short).max(100),
  name: short,
  connotation: long.default(''),
  introduction: long.default(''),
  mechanism: long.default(''),
  cases: long.default(''),
  publicity: long.default(''),
  contact: short.default(''),
  phone: short.default(''),
}

/** A new nomination; without a number it gets the one after the last ever given. */
export const NewNomination = z.object({ number: z.number().int().optional(), ...texts }).openapi('NewNomination')

/** A nomination as it should be from now on, made from the version that it names. */
export const ChangedNomination = z
  .object({ version: z.number().int(), number: z.number().int(), ...texts })
  .openapi('ChangedNomination')

export const NominationFile = z
  .object({
    id: z.string(),
    kind: z.enum(['logo', 'photo', 'attachment']),
    title: z.string(),
    sha256: z.string(),
    smallSha256: z.string().nullable(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
  })
  .openapi('NominationFile')

const State = z.enum(nominationStates)

/** One nomination whole, with its files. */
export const WholeNomination = z
  .object({
    number: z.number().int(),
    level: z.string(),
    theme: z.string(),
    path: z.array(z.string()),
    name: z.string(),
    connotation: z.string(),
    introduction: z.string(),
    mechanism: z.string(),
    cases: z.string(),
    publicity: z.string(),
    contact: z.string(),
    phone: z.string(),
    state: State,
    stateReason: z.string().nullable(),
    version: z.number().int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    files: z.array(NominationFile),
  })
  .openapi('Nomination')

export const ListedNomination = z
  .object({
    number: z.number().int(),
    level: z.string(),
    theme: z.string(),
    path: z.array(z.string()),
    name: z.string(),
    connotation: z.string(),
    state: State,
    stateReason: z.string().nullable(),
    version: z.number().int(),
    updatedAt: z.string(),
    photos: z.number().int(),
    /** The small rendition of the first photo, or of the logo. */
    picture: z.string().nullable(),
  })
  .openapi('ListedNomination')

const Choice = z.object({ key: z.string(), label: z.string(), labelEn: z.string().nullable() })

export const NominationList = z
  .object({
    nominations: z.array(ListedNomination),
    /** How many there are in each state, whatever is searched for. */
    counts: z.object({ admitted: z.number().int(), withdrawn: z.number().int(), disqualified: z.number().int() }),
    levels: z.array(Choice),
    themes: z.array(Choice),
    /** Since when the numbers, levels and themes are frozen; null while nominations may still be added. */
    frozenAt: z.string().nullable(),
  })
  .openapi('NominationList')

export const OneNomination = z
  .object({
    /** Null where a new one is being written. */
    nomination: WholeNomination,
    levels: z.array(Choice),
    themes: z.array(Choice),
    frozenAt: z.string().nullable(),
  })
  .openapi('OneNomination')

export const campaignParam = z.object({ campaign: z.string() })
export const numberParam = campaignParam.extend({ number: z.coerce.number().int().min(1).max(999) })
