import { createRoute, z } from '@hono/zod-openapi'
import { recordAct } from '../../db/audit.ts'
import { freeze, lockDraft, readCampaign } from '../../db/campaigns.ts'
import { appendToLog } from '../../db/log.ts'
import { inTransaction } from '../../db/transaction.ts'
import { logLine } from '../domain/log.ts'
import { isReadyToOpen, issuesBeforeFreeze } from '../domain/readiness.ts'
import { frozenRules, rulesText } from '../domain/rules.ts'
import { sha256Base64url, sha256Hex } from '../hash.ts'
import { answers, type Refusal, refuse } from '../refusal.ts'
import { slice } from '../route.ts'
import { type Desk, deskOf, figuresOf, readinessFacts } from './facts.ts'
import { ofCampaign } from './schemas.ts'

const Opened = z.object({ frozenAt: z.string(), rulesSha256: z.string() })

const openCampaign = createRoute({
  method: 'post',
  path: '/campaigns/{campaign}/open',
  summary:
    'Opens the campaign: freezes its rules, whose hash begins the public log. 409 `issues-remain` lists in `current` what is missing.',
  request: { params: ofCampaign },
  responses: answers(Opened),
})

export const opening = slice().openapi(openCampaign, async (c) => {
  const desk = await deskOf(c, c.req.valid('param').campaign, 'organizer')
  if ('refusal' in desk) return refuse(c, desk.refusal)
  const opened = await open(desk)
  return 'refusal' in opened ? refuse(c, opened.refusal) : c.json(opened, 200)
})

async function open(desk: Desk): Promise<z.infer<typeof Opened> | { refusal: Refusal }> {
  const { deps, member, now: at } = desk
  const id = desk.campaign.id
  const readiness = readinessFacts(deps, await figuresOf(desk), at)
  return inTransaction<z.infer<typeof Opened> | { refusal: Refusal }>(deps.db, async (trx) => {
    if (!(await lockDraft(trx, id))) return { refusal: { code: 'rules-frozen' } }
    const campaign = await readCampaign(trx, id)
    if (campaign === undefined) return { refusal: { code: 'not-found' } }
    const issues = issuesBeforeFreeze(campaign, readiness)
    const frozen = frozenRules(campaign)
    if (!isReadyToOpen(issues) || 'refusal' in frozen) {
      const missing = issues.filter(({ severity }) => severity === 'must')
      const field = missing[0]?.field
      return {
        refusal: {
          code: 'issues-remain',
          values: { count: missing.length },
          current: issues,
          ...(field === undefined ? {} : { field }),
        },
      }
    }
    const rules = rulesText(frozen)
    const sha256 = sha256Hex(rules)
    await freeze(trx, id, { rules, sha256, at })
    await appendToLog(trx, id, at, (first) => [
      logLine(id, { type: 'campaign_opened', at: first, rules: sha256Base64url(rules) }),
    ])
    await recordAct(trx, {
      campaign: id,
      actor: member.person.id,
      at,
      act: 'campaign-opened',
      subject: `campaign:${id}`,
      after: { rulesSha256: sha256 },
    })
    return { frozenAt: at, rulesSha256: sha256 }
  })
}
