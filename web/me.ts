import { hc, type InferResponseType } from 'hono/client'
import { createSignal } from 'solid-js'
import type { People } from '../server/people.ts'
import { ask } from './api.ts'

/** The typed client of everything about people. */
export const people = hc<People>('/api')

export type Me = InferResponseType<typeof people.me.$get, 200>
export type Place = Me['places'][number]

const [me, keepMe] = createSignal<Me | null>(null)

/** Who is signed in on this page, as the server last said; null until it has said anything. */
export { me }

/** Asks who is signed in. `keep: false` looks without changing what the page goes by. */
export async function loadMe(keep = true): Promise<Me> {
  const answered = await ask(() => people.me.$get())
  if ('refusal' in answered) throw new Error(answered.refusal.code)
  if (keep) keepMe(answered.answer)
  return answered.answer
}

/** Where a person goes after signing in: into the one place, else to the list of them; null where nothing is open. */
export function homeOf(one: Me): string | null {
  const { person, places } = one
  const [only] = places
  if (person === null) return null
  if (person.standing === 'founder') return '/organize'
  if (only === undefined) return null
  if (places.length === 1) return entranceOf(only)
  return places.some((place) => place.role !== 'expert') ? '/organize' : '/review'
}

/** The page of a place. */
export function entranceOf(place: { campaign: string; role: Place['role'] }): string {
  return place.role === 'expert' ? `/review/${place.campaign}` : `/organize/${place.campaign}`
}

/** The address that asked for a sign-in, when it is one of ours: never another site's, however it is written. */
export function nextAddress(search: string): string | null {
  const next = new URLSearchParams(search).get('next')
  if (next === null) return null
  const address = new URL(next, location.origin)
  return address.origin === location.origin && next.startsWith('/') ? address.pathname + address.search : null
}
