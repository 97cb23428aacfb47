import { createRoute, z } from '@hono/zod-openapi'
import { readCampaign } from '../db/campaigns.ts'
import { countAdmitted, expertProgress, ownSheets, saveDraft, submitSheet } from '../db/reviews.ts'
import { logLine } from './domain/log.ts'
import { blankSheet, faultOf, missing, refusalToWrite, reviewOrder, sheetOpening } from './domain/review.ts'
import { sha256Base64url } from './hash.ts'
import { answers, refuse } from './refusal.ts'
import { deskOf, scoringOf, scoringWindow, sheetOn } from './reviews/load.ts'
import { Material, Mine, Progress, Sheet, Write } from './reviews/schemas.ts'
import { jsonBody, slice } from './route.ts'
import { memberWith } from './session.ts'
import { rfc3339 } from './time.ts'

const ofCampaign = z.object({ campaign: z.string() })
const ofNumber = z.object({ campaign: z.string(), number: z.coerce.number().int().min(1).max(999) })

const mine = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/sheets',
  summary: 'My review: every nomination in my own order, with my own points and no one else’s.',
  request: { params: ofCampaign },
  responses: answers(Mine),
})

const one = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/sheets/{number}',
  summary: 'One nomination’s material and my sheet on it.',
  request: { params: ofNumber },
  responses: answers(z.object({ nomination: Material, sheet: Sheet })),
})

const save = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/sheets/{number}',
  summary: 'Saves my draft whole. 409 `sheet-changed` carries the newer sheet in `current`.',
  request: {
    params: ofNumber,
    body: jsonBody(Write),
  },
  responses: answers(z.object({ version: z.number().int(), savedAt: z.string() })),
})

const submit = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/sheets/{number}/submit',
  summary: 'Submits and locks my sheet; its commitment goes into the public log.',
  request: {
    params: ofNumber,
    body: {
      required: false,
      content: {
        'application/json': {
          schema: z.object({
            version: z.number().int().min(0).optional().describe('When given, it must be the stored one.'),
          }),
        },
      },
    },
  },
  responses: answers(z.object({ submittedAt: z.string(), commit: z.string() })),
})

const progress = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/progress',
  summary: 'How far each expert is: counts only, never a score.',
  request: { params: ofCampaign },
  responses: answers(Progress),
})

export const reviews = slice()
  .openapi(mine, async (c) => {
    const desk = await deskOf(c, c.req.valid('param').campaign)
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const { campaign } = desk
    const rows = await ownSheets(desk.db, campaign.id, desk.member.id)
    const place = new Map(
      reviewOrder(
        rows.map((row) => row.number),
        desk.code,
      ).map((number, index) => [number, index]),
    )
    const sheets = rows
      .map((row) => ({
        number: row.number,
        name: row.name,
        theme: row.theme,
        level: row.level,
        state: row.state ?? ('untouched' as const),
        points: row.points,
        savedAt: row.updated_at,
        submittedAt: row.submitted_at,
      }))
      .sort((a, b) => (place.get(a.number) ?? 0) - (place.get(b.number) ?? 0))
    const answer = {
      campaign: { id: campaign.id, name: campaign.name, nameEn: campaign.nameEn, zone: campaign.zone },
      themes: campaign.settings.themes,
      levels: campaign.settings.levels,
      expert: { name: desk.member.name, code: desk.code },
      now: desk.now,
      scoring: scoringWindow(campaign, desk.now),
      criteria: campaign.criteria,
      sheets,
    }
    return c.json(answer, 200)
  })
  .openapi(one, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const desk = await deskOf(c, campaign)
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const found = await sheetOn(desk, number)
    if ('refusal' in found) return refuse(c, found.refusal)
    const { id, state, ...nomination } = found.nomination
    if (state !== 'admitted') return refuse(c, { code: 'nomination-withdrawn' })
    return c.json({ nomination, sheet: found.sheet }, 200)
  })
  .openapi(save, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const { version, ...sent } = c.req.valid('json')
    const desk = await deskOf(c, campaign)
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const found = await sheetOn(desk, number)
    if ('refusal' in found) return refuse(c, found.refusal)
    const { nomination, sheet } = found
    const code = refusalToWrite({ nomination: nomination.state, sheet, scoring: scoringOf(desk), version })
    if (code !== null) return refuse(c, { code, current: sheet })
    const fault = faultOf(sent, desk.campaign.criteria)
    if (fault !== null) return refuse(c, fault)
    const content = blankSheet(desk.campaign.criteria, sent)
    const write = { campaign, expert: desk.member.id, nomination: nomination.id, version, at: desk.now }
    const saved = await saveDraft(desk.db, c.var.deps.id(), write, content)
    if (saved !== null) return c.json({ version: saved, savedAt: desk.now }, 200)
    const newer = await sheetOn(desk, number)
    return refuse(c, { code: 'sheet-changed', ...('sheet' in newer ? { current: newer.sheet } : {}) })
  })
  .openapi(submit, async (c) => {
    const { campaign, number } = c.req.valid('param')
    const desk = await deskOf(c, campaign)
    if ('refusal' in desk) return refuse(c, desk.refusal)
    const found = await sheetOn(desk, number)
    if ('refusal' in found) return refuse(c, found.refusal)
    const { nomination, sheet, sheetId } = found
    const version = c.req.valid('json').version ?? sheet.version
    const scoring = scoringOf(desk)
    const code = refusalToWrite({ nomination: nomination.state, sheet, scoring, version })
    if (code !== null) return refuse(c, { code, current: sheet })
    const gap = missing(sheet, desk.campaign.criteria)[0]
    if (gap !== undefined || sheetId === null || scoring === null)
      return refuse(c, {
        code: 'sheet-incomplete',
        ...(gap === undefined ? {} : { field: `scores.${gap.key}.points`, values: { criterion: gap.label } }),
      })
    const opening = sheetOpening({
      campaign,
      expert: desk.code,
      nomination: number,
      sheet: sheetId,
      scores: sheet.scores,
    })
    const salt = c.var.deps.chance(32)
    const commit = sha256Base64url(Buffer.concat([Buffer.from('sheet/v1\n'), salt, Buffer.from(opening)]))
    const done = await submitSheet(
      desk.db,
      { campaign, expert: desk.member.id, nomination: nomination.id, version, at: desk.now },
      {
        salt: Buffer.from(salt).toString('base64url'),
        commit,
        person: desk.member.person.id,
        number,
        stage: scoring.id,
        entry: (at) =>
          logLine(campaign, {
            type: 'score_submitted',
            at,
            actor: desk.code,
            sheet: sheetId,
            commit,
            stage: scoring.id,
          }),
      },
    )
    if (done) return c.json({ submittedAt: desk.now, commit }, 200)
    const newer = await sheetOn(desk, number)
    const same = 'sheet' in newer && newer.sheet.version === version
    return refuse(c, {
      code: same ? 'scoring-closed' : 'sheet-changed',
      ...('sheet' in newer ? { current: newer.sheet } : {}),
    })
  })
  .openapi(progress, async (c) => {
    const { campaign } = c.req.valid('param')
    const asking = await memberWith(c, campaign, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const { db, now } = c.var.deps
    const found = await readCampaign(db, campaign)
    if (found === undefined) return refuse(c, { code: 'not-found' })
    const at = rfc3339(now())
    const nominations = await countAdmitted(db, campaign)
    const experts = (await expertProgress(db, campaign)).map((row) => {
      const [submitted, started] = [Number(row.submitted), Number(row.started)]
      return {
        code: row.code,
        name: row.name,
        affiliation: row.affiliation,
        acceptedAt: row.accepted_at,
        submitted,
        started,
        untouched: nominations - submitted - started,
        lastAt: row.last_at,
      }
    })
    experts.sort((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)))
    return c.json({ now: at, scoring: scoringWindow(found, at), nominations, experts }, 200)
  })

export type Reviews = typeof reviews
