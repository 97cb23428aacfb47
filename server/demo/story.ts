import type { createApp } from '../app.ts'
import type { Deps } from '../deps.ts'
import { seeded } from '../domain/seeded.ts'
import { entrance, mintLink, setUpLink } from '../people/invite.ts'
import {
  accept,
  comeBack,
  freshLink,
  inviteAuditor,
  inviteExperts,
  inviteOrganizer,
  nominate,
  scoring,
  vote,
} from './acts.ts'
import { demoKeeper, demoOrganizer } from './people.ts'
import { openVisitor, sent } from './visitor.ts'

/** The demonstration told so far: the campaign, and where to enter as whom. */
export interface Demo {
  campaign: string
  organizer: string
  expert: string
  citizen: string
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ballots = 640

interface DemoEvent {
  at: number
  act: () => Promise<void>
}

/**
 * Plays the first days of an invented campaign through the door itself, on a clock that starts a week ago, so that all a
 * visitor finds has been through every rule: thirty nominations with pictures, seven experts with partial scores, ballots.
 * `moveClock` sets the time that `deps` tells; null lets the real clock go on.
 */
export async function playDemo(
  app: ReturnType<typeof createApp>,
  deps: Deps,
  origin: string,
  moveClock: (at: Date | null) => void,
): Promise<Demo> {
  const start = deps.now().getTime() - 7 * day
  moveClock(new Date(start))
  const chance = seeded('gongping demonstration')
  const setUp = await setUpLink(deps, origin)
  if (setUp === null) throw new Error('the demonstration needs a fresh database')
  const keeper = openVisitor(app, origin)
  await accept(keeper, setUp, demoKeeper)
  const { id: campaign } = await sent<{ id: string }>(keeper, 'POST', '/api/campaigns', {
    template: 'plain',
    name: '望澜市社区治理品牌评选',
    nameEn: 'Wanglan neighbourhood governance awards',
    host: '望澜市民政局',
    hostEn: 'Wanglan Civil Affairs Bureau',
  })
  const path = `/api/campaigns/${campaign}`
  const { visitor: organizer, member } = await inviteOrganizer(app, origin, keeper, path)
  await sent(organizer, 'PUT', `${path}/stages`, { stages: stagesFrom(start) })
  await nominate(organizer, path)
  await inviteAuditor(app, origin, organizer, path)
  const experts = await inviteExperts(app, origin, organizer, path)
  await sent(organizer, 'POST', `${path}/open`, {})

  const events: DemoEvent[] = []
  moveClock(new Date(start + day + hour))
  for (const [seat, expert] of experts.entries()) {
    const sitting = start + day + (2 + 22 * seat) * hour
    const acts = await scoring(expert, path, seat, chance)
    events.push(...acts.map((act, place) => ({ at: sitting + place * 9 * minute, act })))
  }
  for (const at of votingTimes(start + day + 2 * hour, start + 7 * day - hour, chance))
    events.push({ at, act: () => vote(openVisitor(app, origin), path, deps, chance) })
  for (const { at, act } of events.sort((a, b) => a.at - b.at)) {
    moveClock(new Date(at))
    await act()
  }
  moveClock(null)
  await comeBack(organizer, demoOrganizer.login)
  return {
    campaign,
    organizer: entrance(
      origin,
      (await deps.db.transaction().execute((trx) => mintLink(trx, deps, member, 'founder'))).token,
    ),
    expert: entrance(origin, await freshLink(organizer, path, experts[0]?.member ?? '')),
    citizen: `${origin}/c/${campaign}`,
  }
}

/** Times of the ballots: few at night, most in the evening, in the campaign's zone (UTC+8). */
function votingTimes(from: number, until: number, chance: () => number): number[] {
  const times: number[] = []
  while (times.length < ballots) {
    const at = from + Math.floor(chance() * (until - from))
    const clock = (at / hour + 8) % 24
    const liveliness = clock < 6 ? 0.05 : clock < 9 ? 0.4 : clock < 18 ? 0.55 : clock < 22 ? 1 : 0.35
    if (chance() < liveliness) times.push(at)
  }
  return times
}

/** A call that is over, a vote and a scoring that have run for six days and have nine to go, then notice and list. */
function stagesFrom(start: number) {
  const at = (days: number): string => new Date(start + days * day).toISOString()
  const stage = (kind: string, opensAt: string, closesAt: string | null, gate = 'clock') => ({
    kind,
    batch: null,
    gate,
    opensAt,
    closesAt,
  })
  return [
    stage('call', at(0), at(1)),
    stage('voting', at(1), at(16)),
    stage('scoring', at(1), at(16)),
    stage('public-notice', at(17), at(24), 'organizer'),
    stage('final', at(25), null, 'organizer'),
  ]
}
