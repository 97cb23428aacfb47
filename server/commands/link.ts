import { parseArgs } from 'node:util'
import { recordAct } from '../../db/audit.ts'
import { lockCampaign } from '../../db/members.ts'
import { readOwnConfig } from '../config.ts'
import type { Deps } from '../deps.ts'
import { linkWords } from '../domain/words/link.ts'
import { openDeps } from '../open.ts'
import { noPages } from '../pages.ts'
import { entrance, inviteMembers, mintLink } from '../people/invite.ts'
import { rfc3339 } from '../time.ts'
import type { CommandIo } from './run.ts'

/**
 * `gongping link organizer [--campaign ID] [--name …]`: the last resort of who has the server's own shell. Prints a one-time
 * link to a new organizer's place in the campaign, or, without a campaign, to a founder's account. Exit code 1, with one
 * sentence, for an unknown campaign or a wrong call.
 */
export async function linkCommand(args: string[], io: CommandIo): Promise<number> {
  const words = linkWords[io.lang]
  const asked = readArgs(args)
  if (asked === null) {
    io.stderr(`${words.usage}\n`)
    return 1
  }
  const config = readOwnConfig()
  if ('problem' in config) {
    io.stderr(`${config.problem}\n`)
    return 1
  }
  const deps = await openDeps(config, noPages)
  try {
    const { campaign } = asked
    const made =
      campaign === null ? await founderLink(deps) : await placeLink(deps, campaign, asked.name ?? words.organizer)
    if (made === null) {
      io.stderr(`${words.unknownCampaign(campaign ?? '')}\n`)
      return 1
    }
    io.stderr(`${campaign === null ? words.founder : words.place(campaign)}\n`)
    io.stdout(`${entrance(config.publicUrl ?? `http://${config.host}:${config.port}`, made)}\n`)
    return 0
  } finally {
    await deps.close()
  }
}

function readArgs(args: string[]): { campaign: string | null; name: string | null } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { campaign: { type: 'string' }, name: { type: 'string' } },
    })
    if (positionals.length !== 1 || positionals[0] !== 'organizer') return null
    return { campaign: values.campaign ?? null, name: values.name ?? null }
  } catch {
    return null
  }
}

/** A token that makes a founder. */
export async function founderLink(deps: Deps): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const { token } = await mintLink(trx, deps, null)
    const at = rfc3339(deps.now())
    await recordAct(trx, { campaign: null, actor: null, at, act: 'founder-link-made', subject: 'founder' })
    return token
  })
}

/** A token to a new organizer's place; null when there is no such campaign. */
export async function placeLink(deps: Deps, campaign: string, name: string): Promise<string | null> {
  return deps.db.transaction().execute(async (trx) => {
    if (!(await lockCampaign(trx, campaign))) return null
    const people = [{ name, contact: '', affiliation: '' }]
    const [invited] = await inviteMembers(trx, deps, { campaign, role: 'organizer', people })
    if (invited === undefined) return null
    const subject = `member:${invited.member}`
    await recordAct(trx, { campaign, actor: null, at: rfc3339(deps.now()), act: 'organizer-link-made', subject })
    return invited.token
  })
}
