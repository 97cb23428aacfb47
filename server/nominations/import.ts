import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type CellErrorCode, type CellWarningCode, columnFields, type Mapping } from '../domain/import.ts'
import { limited } from '../limits.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { type Env, slice } from '../route.ts'
import { readTable } from '../spreadsheets.ts'
import { actingAs } from './acting.ts'
import { type Handed, tryImport, writeImport } from './importing.ts'
import { campaignParam } from './schemas.ts'

const ColumnField = z.enum(columnFields)

/** What a person says about a table; see `Mapping` in the law. */
const MappingSchema = z
  .object({
    columns: z.record(z.string(), ColumnField.nullable()).optional(),
    level: z.string().optional(),
    theme: z.string().optional(),
  })
  .strict()

const Edits = z.record(z.string(), z.string().max(100_000))

/** Codes of cells: errors and warnings of the law. */
const CellCode = z
  .custom<CellErrorCode | CellWarningCode>((code) => typeof code === 'string')
  .openapi({ type: 'string' })

const CellFault = z.object({
  cell: z.string().nullable(),
  column: z.string(),
  field: z.string().nullable(),
  code: CellCode,
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  suggestion: z.string().optional(),
})

const Reading = z
  .object({
    format: z.enum(['xlsx', 'csv']),
    sheet: z.string().nullable(),
    encoding: z.enum(['utf-8', 'gb18030']).nullable(),
    headRow: z.number().int(),
    columns: z.array(z.object({ name: z.string(), head: z.string(), field: ColumnField.nullable() })),
    rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
    errors: z.array(CellFault),
    warnings: z.array(CellFault),
  })
  .openapi('ImportReading')

const file = z.string().openapi({ format: 'binary' })
const parts = 'file, and where cells were changed `edits` ({"F4":"…"}) and `mapping`, both JSON'

const importTable = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/nominations/import',
  summary: 'Reads a table of nominations (dry=1, nothing is written) or writes all of its rows or none (dry=0).',
  description: `The body is the file itself, or a form of ${parts}, which then go before those of the query.`,
  middleware: [limited('upload')] as const,
  request: {
    params: campaignParam,
    query: z.object({
      dry: z.enum(['0', '1']).default('1'),
      name: z.string().max(300).default(''),
      mapping: z.string().default('{}'),
      edits: z.string().default('{}'),
    }),
    body: {
      content: {
        'text/csv': { schema: file },
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: file },
      },
    },
  },
  responses: answers(
    z.object({
      /** The dry run's reading; null when the rows were written. */
      reading: Reading.nullable(),
      /** Numbers of the nominations that were written; null in a dry run. */
      numbers: z.array(z.number().int()).nullable(),
    }),
  ),
})

export const nominationImport = slice().openapi(importTable, async (c) => {
  const asking = await actingAs(c, c.req.valid('param').campaign, 'organizer')
  if ('refusal' in asking) return refuse(c, asking.refusal)
  if (asking.frozenAt !== null) return refuse(c, { code: 'rules-frozen' })
  const { dry, ...query } = c.req.valid('query')
  const sent = await handed(c, query)
  if ('refusal' in sent) return refuse(c, sent.refusal)
  if (dry === '0') {
    const outcome = await writeImport(asking, sent, c.var.deps.id)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json({ ...outcome, reading: null }, 200)
  }
  const tried = await tryImport(asking, sent)
  if ('refusal' in tried) return refuse(c, tried.refusal)
  const { nominations: _, ...reading } = tried.reading
  const { format, sheet, encoding } = sent.table
  return c.json({ reading: { format, sheet, encoding, ...reading }, numbers: null }, 200)
})

export type NominationImport = typeof nominationImport

/** The table and what was said about it, from the raw body and the query, or from the parts of a form. */
async function handed(
  c: Context<Env>,
  query: { name: string; mapping: string; edits: string },
): Promise<Handed | { refusal: Refusal }> {
  const isForm = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
  const form = isForm ? await formOf(c) : null
  if (form === 'unreadable') return { refusal: { code: 'bad-request', field: 'file', values: { problem: parts } } }
  const mapping = parseMapping(form?.mapping ?? query.mapping)
  const edits = parsed(Edits, form?.edits ?? query.edits)
  if (mapping === null) return { refusal: { code: 'bad-request', field: 'mapping', values: { problem: 'JSON' } } }
  if (edits === null) return { refusal: { code: 'bad-request', field: 'edits', values: { problem: 'JSON' } } }
  const read = await readTable(new Uint8Array(form?.bytes ?? (await c.req.arrayBuffer())))
  if ('refusal' in read) return read
  return { table: read.table, name: query.name, mapping, edits }
}

/** A mapping as JSON; null when it is none. */
export function parseMapping(text: string): Mapping | null {
  return parsed(MappingSchema, text)
}

async function formOf(c: Context<Env>) {
  try {
    const form = await c.req.formData()
    const [sent, mapping, edits] = [form.get('file'), form.get('mapping'), form.get('edits')]
    if (!(sent instanceof Blob)) return 'unreadable'
    const text = (part: typeof mapping): string | undefined => (typeof part === 'string' ? part : undefined)
    return { bytes: await sent.arrayBuffer(), mapping: text(mapping), edits: text(edits) }
  } catch {
    return 'unreadable'
  }
}

function parsed<S extends z.ZodType>(schema: S, text: string): z.infer<S> | null {
  try {
    const result = schema.safeParse(JSON.parse(text))
    return result.success ? result.data : null
  } catch {
    return null
  }
}
