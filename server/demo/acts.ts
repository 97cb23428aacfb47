import sharp from 'sharp'
import type { createApp } from '../app.ts'
import type { Deps } from '../deps.ts'
import { scene } from '../domain/scene.ts'
import { demoNominations } from './nominations.ts'
import { type DemoPerson, demoAuditor, demoExperts, demoOrganizer } from './people.ts'
import { enrol, openVisitor, sent, type Visitor } from './visitor.ts'

type App = ReturnType<typeof createApp>

/** Somebody with a place in the demonstration, at a browser of his own. */
export interface Entered {
  visitor: Visitor
  member: string
  login: string
}

/** One password for all of this run, known to nobody outside it: whoever enters by a printed link sets a new one. */
const password = crypto.randomUUID()

/** Accepts an invitation by the token in its link. */
export async function accept(visitor: Visitor, link: string, person: { name: string; login: string }): Promise<void> {
  const token = link.split('#')[1] ?? ''
  const { name, login } = person
  await sent(visitor, 'POST', '/api/invitations/accept', { token, name, login, password })
}

/** Signs in again: half a day on the story's clock ends every session. */
export async function comeBack(visitor: Visitor, login: string): Promise<void> {
  await sent(visitor, 'POST', '/api/sign-in', { login, password })
}

/** Adds the thirty nominations, each with the picture of its theme. */
export async function nominate(organizer: Visitor, path: string): Promise<void> {
  for (const [index, nomination] of demoNominations.entries()) {
    const number = index + 1
    await sent(organizer, 'POST', `${path}/nominations`, {
      number,
      ...nomination,
      path: ['望澜市', ...nomination.path],
    })
    const picture = await sharp(Buffer.from(scene(nomination.theme, String(number))))
      .resize(1280, 960)
      .jpeg()
      .toBuffer()
    await sent(
      organizer,
      'POST',
      `${path}/nominations/${number}/files?kind=photo`,
      new Uint8Array(picture),
      'image/jpeg',
    )
  }
}

/** Invites the seven experts and lets each accept. */
export async function inviteExperts(app: App, origin: string, organizer: Visitor, path: string): Promise<Entered[]> {
  return invite(app, origin, organizer, path, 'expert', demoExperts)
}

/** Invites the auditor, without whom nothing could be published: that takes two persons. */
export async function inviteAuditor(app: App, origin: string, organizer: Visitor, path: string): Promise<void> {
  await invite(app, origin, organizer, path, 'auditor', [demoAuditor])
}

/** Invites the organizer of the demonstration, who runs the campaign from then on. */
export async function inviteOrganizer(app: App, origin: string, keeper: Visitor, path: string): Promise<Entered> {
  const [organizer] = await invite(app, origin, keeper, path, 'organizer', [demoOrganizer])
  if (organizer === undefined) throw new Error('nobody was invited')
  return organizer
}

async function invite(
  app: App,
  origin: string,
  organizer: Visitor,
  path: string,
  role: 'organizer' | 'expert' | 'auditor',
  people: readonly DemoPerson[],
): Promise<Entered[]> {
  const { invited } = await sent<{ invited: { member: string; token: string }[] }>(
    organizer,
    'POST',
    `${path}/members`,
    {
      role,
      people: people.map(({ name, affiliation }) => ({ name, affiliation })),
    },
  )
  const entered: Entered[] = []
  for (const [seat, person] of people.entries()) {
    const place = invited[seat]
    if (place === undefined) throw new Error(`no invitation for ${person.login}`)
    const visitor = openVisitor(app, origin)
    await accept(visitor, `#${place.token}`, person)
    entered.push({ visitor, member: place.member, login: person.login })
  }
  return entered
}

/** What an expert does at the desk, act by act: signs in, scores and submits part of the list, begins the next. */
export async function scoring(
  expert: Entered,
  path: string,
  seat: number,
  chance: () => number,
): Promise<(() => Promise<void>)[]> {
  await comeBack(expert.visitor, expert.login)
  const { criteria, sheets } = await sent<{
    criteria: { key: string; weight: number }[]
    sheets: { number: number }[]
  }>(expert.visitor, 'GET', `${path}/sheets`)
  const keys = criteria.filter(({ weight }) => weight > 0).map(({ key }) => key)
  const done = [20, 30, 24, 12, 28, 6, 17][seat] ?? 0
  const acts = sheets.slice(0, done + 1).map(({ number }, place) => async () => {
    const quality = 70 + ((number * 37) % 23)
    const points = keys.map(
      (key) => [key, Math.round(Math.min(99, quality + 8 * (chance() - 0.4) - (seat % 3))) * 100] as const,
    )
    const given = place === done ? points.slice(0, 2) : points
    const scores = Object.fromEntries(given.map(([key, value]) => [key, { points: value, comment: '' }]))
    await sent(expert.visitor, 'PUT', `${path}/sheets/${number}`, { version: 0, scores, comment: '' })
    if (place < done) await sent(expert.visitor, 'POST', `${path}/sheets/${number}/submit`, {})
  })
  return [() => comeBack(expert.visitor, expert.login), ...acts]
}

/** Casts one ballot from a fresh device: one to eight candidates, some better liked than others. */
export async function vote(visitor: Visitor, path: string, deps: Deps, chance: () => number): Promise<void> {
  enrol(visitor, deps)
  const wanted = 1 + Math.floor(8 * chance())
  const choices = new Set<number>()
  while (choices.size < wanted) choices.add(1 + Math.floor(demoNominations.length * chance() ** 1.6))
  const key = Buffer.from(deps.chance(16)).toString('base64url')
  const spread = [...choices].map((choice) => ((choice * 17) % demoNominations.length) + 1)
  await sent(visitor, 'POST', `${path}/ballots`, { choices: [...new Set(spread)] }, undefined, {
    'idempotency-key': key,
  })
}

/** A new one-time link to a place that somebody already holds. */
export async function freshLink(organizer: Visitor, path: string, member: string): Promise<string> {
  const { token } = await sent<{ token: string }>(organizer, 'POST', `${path}/members/${member}/link`, {})
  return token
}
