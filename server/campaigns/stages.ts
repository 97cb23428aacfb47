import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { recordAct } from '../../db/audit.ts'
import { lockLog, writeToLog } from '../../db/log.ts'
import { moveStage, moveWindow } from '../../db/stages.ts'
import { inTransaction } from '../../db/transaction.ts'
import { closeDue } from '../clock.ts'
import { logLine } from '../domain/log.ts'
import { type Stage, stageState } from '../domain/stage.ts'
import {
  type StageMove,
  stageMove,
  type WindowReason,
  windowMove,
  windowReasons,
  windowText,
} from '../domain/stageMove.ts'
import { staffPseudonym } from '../pseudonym.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { type Env, jsonBody, slice } from '../route.ts'
import { type Desk, deskOf, figuresOf } from './facts.ts'
import { ofStage, Stage as StageSchema, Window } from './schemas.ts'

const Reason = z.object({ reason: z.string().trim().max(500).exactOptional() })
const moved = answers(StageSchema)

const openStage = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/stages/{stage}/open',
  summary: 'Opens a stage now, before or without its window.',
  request: {
    params: ofStage,
    body: { required: false, content: { 'application/json': { schema: Reason } } },
  },
  responses: moved,
})

const closeStage = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/stages/{stage}/close',
  summary: 'Closes an open stage now, for good.',
  request: {
    params: ofStage,
    body: { required: false, content: { 'application/json': { schema: Reason } } },
  },
  responses: moved,
})

const changeWindow = createRoute({
  method: 'put',
  path: '/campaigns/{campaign}/stages/{stage}/window',
  summary: 'Changes the window of a running campaign; the public log says so.',
  request: {
    params: ofStage,
    body: jsonBody(
      Window.extend({
        reason: z.enum(windowReasons),
        note: z.string().trim().max(500).exactOptional().describe('For the private trail only.'),
      }),
    ),
  },
  responses: moved,
})

export const stages = slice()
  .openapi(openStage, async (c) => {
    const outcome = await move(c, c.req.valid('param'), 'open', c.req.valid('json')?.reason)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(closeStage, async (c) => {
    const outcome = await move(c, c.req.valid('param'), 'close', c.req.valid('json')?.reason)
    return 'refusal' in outcome ? refuse(c, outcome.refusal) : c.json(outcome, 200)
  })
  .openapi(changeWindow, async (c) => {
    const param = c.req.valid('param')
    const found = await stageOn(c, param)
    if ('refusal' in found) return refuse(c, found.refusal)
    const { desk, stage } = found
    const { reason, note, ...window } = c.req.valid('json')
    if (desk.campaign.frozenAt === null) return refuse(c, { code: 'rules-not-frozen' })
    const decided = windowMove(stage, window, desk.now)
    if ('refusal' in decided) return refuse(c, { ...decided.refusal, field: 'closesAt' })
    const stored = await keepMove(desk, stage, decided.stage, 'window-changed', { reason, note: note ?? reason })
    return 'refusal' in stored ? refuse(c, stored.refusal) : c.json(stored, 200)
  })

interface Found {
  desk: Desk
  stage: Stage
}

async function stageOn(
  c: Context<Env>,
  { campaign, stage: id }: { campaign: string; stage: string },
): Promise<Found | { refusal: Refusal }> {
  const desk = await deskOf(c, campaign, 'organizer')
  if ('refusal' in desk) return desk
  const stage = desk.campaign.stages.find((one) => one.id === id)
  return stage === undefined ? { refusal: { code: 'not-found' } } : { desk, stage }
}

async function move(
  c: Context<Env>,
  param: { campaign: string; stage: string },
  kind: StageMove,
  note: string | undefined,
): Promise<z.infer<typeof StageSchema> | { refusal: Refusal }> {
  const found = await stageOn(c, param)
  if ('refusal' in found) return found
  const { desk, stage } = found
  const { candidates, acceptedExperts } = await figuresOf(desk)
  const { frozenAt } = desk.campaign
  const decided = stageMove(stage, kind, { frozenAt, now: desk.now, candidates, acceptedExperts })
  if ('refusal' in decided) return decided
  const stored = await keepMove(desk, stage, decided.stage, kind === 'open' ? 'stage-opened' : 'stage-closed', {
    reason: departs(stage, kind, desk.now),
    note,
  })
  if ('refusal' in stored) return stored
  if (kind === 'close' && stage.kind === 'voting') await closeDue(desk.deps)
  return stored
}

/** An act that departs from the announced window is a changed deadline too, and the public log says so. */
function departs({ opensAt, closesAt }: Stage, kind: StageMove, now: string): WindowReason | null {
  if (kind === 'open') return opensAt !== null && now < opensAt ? 'opened-early' : null
  return closesAt !== null && now < closesAt ? 'closed-early' : null
}

/** The window as it came to be: what an act opened or closed counts before what was announced. */
function lived({ ordinal, opensAt, closesAt, openedAt, closedAt }: Stage) {
  return { ordinal, opensAt: openedAt ?? opensAt, closesAt: closedAt ?? closesAt }
}

async function keepMove(
  { deps, campaign, member, now: at }: Desk,
  before: Stage,
  after: Stage,
  act: 'stage-opened' | 'stage-closed' | 'window-changed',
  { reason, note }: { reason: WindowReason | null; note: string | undefined },
): Promise<z.infer<typeof StageSchema> | { refusal: Refusal }> {
  return inTransaction<z.infer<typeof StageSchema> | { refusal: Refusal }>(deps.db, async (trx) => {
    // Ballots and score sheets take this lock too: each comes wholly before the move, or finds it.
    const place = await lockLog(trx, campaign.id, at)
    const write = act === 'window-changed' ? moveWindow : moveStage
    if (!(await write(trx, before, after))) return { refusal: { code: 'stage-moved' } }
    if (reason !== null) {
      const [old, now] = [windowText(lived(before)), windowText(lived(after))]
      const actor = staffPseudonym(member.id)
      const changed = { type: 'deadline_changed', at: place.at, actor, old, new: now, reason } as const
      await writeToLog(trx, campaign.id, place, [logLine(campaign.id, changed)])
    }
    await recordAct(trx, {
      campaign: campaign.id,
      actor: member.person.id,
      at,
      act,
      subject: `stage:${before.ordinal}:${before.kind}`,
      before,
      after,
      ...(note === undefined ? {} : { reason: note }),
    })
    return { ...after, state: stageState(after, at) }
  })
}
