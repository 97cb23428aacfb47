import { createRoute, z } from '@hono/zod-openapi'
import { recordAct } from '../../db/audit.ts'
import {
  arrangeFiles,
  attachFile,
  detachFiles,
  type FileKind,
  filesOf,
  insertFiles,
  lockNomination,
} from '../../db/files.ts'
import { readNomination } from '../../db/nominations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { limited } from '../limits.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { slice } from '../route.ts'
import { actingAs } from './acting.ts'
import { subjectOf } from './acts.ts'
import { NominationFile, numberParam } from './schemas.ts'
import { keepUpload } from './upload.ts'

/** The most files of each kind; a new logo takes the place of the old one. */
const most: Record<FileKind, number> = { logo: 1, photo: 9, attachment: 9 }

const Files = z.object({ files: z.array(NominationFile) })
const title = z.string().max(200)

const upload = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/nominations/{number}/files',
  summary: 'Adds a logo, a photo (raw JPEG, PNG or WebP) or an attachment (raw PDF) to a nomination.',
  middleware: [limited('upload')] as const,
  request: {
    params: numberParam,
    query: z.object({ kind: z.enum(['logo', 'photo', 'attachment']), title: title.default('') }),
  },
  responses: answers(Files),
})

const arrange = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/nominations/{number}/files/order',
  summary: 'Gives the files of a nomination their order and titles; every file must be named once.',
  request: {
    params: numberParam,
    body: {
      content: {
        'application/json': { schema: z.object({ files: z.array(z.object({ id: z.string(), title })).max(99) }) },
      },
      required: true,
    },
  },
  responses: answers(Files),
})

const remove = createRoute({
  method: 'delete',
  path: '/campaigns/{campaign}/nominations/{number}/files/{file}',
  summary: 'Takes a file off a nomination.',
  request: { params: numberParam.extend({ file: z.string() }) },
  responses: answers(Files),
})

type Outcome = { files: z.infer<typeof NominationFile>[] } | { refusal: Refusal }

export const nominationFiles = slice()
  .openapi(upload, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const { kind, title } = c.req.valid('query')
    const asking = await actingAs(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { db, actor, at } = asking
    const found = await readNomination(db, campaign, number)
    if (found === undefined) return refuse(c, { code: 'not-found' })
    if (found.state !== 'admitted') return refuse(c, { code: 'nomination-withdrawn' })
    const isFull = (own: { kind: FileKind }[]): boolean =>
      kind !== 'logo' && own.filter((file) => file.kind === kind).length >= most[kind]
    const full: Refusal = { code: 'files-full', field: kind, values: { limit: most[kind] } }
    if (isFull(await filesOf(db, campaign, found.id))) return refuse(c, full)
    const kept = await keepUpload(c.var.deps, new Uint8Array(await c.req.arrayBuffer()), kind, at)
    if ('refusal' in kept) return refuse(c, kept.refusal)
    const file = { id: c.var.deps.id(), kind, title: title.trim(), ...kept.file }
    const outcome = await inTransaction(db, async (trx): Promise<Outcome> => {
      const nomination = await lockNomination(trx, campaign, number)
      if (nomination === undefined) return { refusal: { code: 'nomination-withdrawn' } }
      const own = await filesOf(trx, campaign, nomination.id)
      if (isFull(own)) return { refusal: full }
      const replaced = kind === 'logo' ? own.filter((one) => one.kind === 'logo') : []
      await detachFiles(
        trx,
        nomination.id,
        replaced.map(({ id }) => id),
      )
      await insertFiles(trx, kept.rows)
      await attachFile(trx, { campaign, nomination: nomination.id, at }, file)
      const before = replaced.length === 0 ? {} : { before: replaced }
      await recordAct(trx, {
        campaign,
        actor,
        at,
        act: 'file-added',
        subject: subjectOf(number),
        ...before,
        after: file,
      })
      return { files: await filesOf(trx, campaign, nomination.id) }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(arrange, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const wanted = c.req.valid('json').files
    const asking = await actingAs(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { db, actor, at } = asking
    const outcome = await inTransaction(db, async (trx): Promise<Outcome> => {
      const nomination = await lockNomination(trx, campaign, number)
      if (nomination === undefined) return { refusal: { code: 'not-found' } }
      const before = await filesOf(trx, campaign, nomination.id)
      const named = new Set(wanted.map(({ id }) => id))
      if (named.size !== wanted.length || before.length !== named.size || before.some(({ id }) => !named.has(id)))
        return { refusal: { code: 'nomination-changed', current: before } }
      await arrangeFiles(trx, nomination.id, wanted)
      const order = before.map(({ id, title }) => ({ id, title }))
      const change = { before: order, after: wanted }
      await recordAct(trx, { campaign, actor, at, act: 'files-arranged', subject: subjectOf(number), ...change })
      return { files: await filesOf(trx, campaign, nomination.id) }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(remove, async (c) => {
    const { campaign, number, file } = c.req.valid('param')
    const asking = await actingAs(c, campaign, 'organizer')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { db, actor, at } = asking
    const outcome = await inTransaction(db, async (trx): Promise<Outcome> => {
      const nomination = await lockNomination(trx, campaign, number)
      const own = nomination === undefined ? [] : await filesOf(trx, campaign, nomination.id)
      const before = own.find(({ id }) => id === file)
      if (nomination === undefined || before === undefined) return { refusal: { code: 'not-found' } }
      await detachFiles(trx, nomination.id, [file])
      await recordAct(trx, { campaign, actor, at, act: 'file-removed', subject: subjectOf(number), before })
      return { files: own.filter(({ id }) => id !== file) }
    })
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })

export type NominationFiles = typeof nominationFiles
