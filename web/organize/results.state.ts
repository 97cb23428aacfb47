import { hc } from 'hono/client'
import { createSignal } from 'solid-js'
import type { PublicationKind } from '../../server/domain/publication.ts'
import type { Problem } from '../../server/refusal.ts'
import type { Results } from '../../server/results.ts'
import { ask } from '../api.ts'
import { asked } from '../asked.ts'

const api = hc<Results>('/api').campaigns[':campaign']

async function askResult(campaign: string) {
  return ask(() => api.result.$get({ param: { campaign } }))
}

type Given<T> = T extends { answer: infer Body } ? Body : never
export type ResultPage = Given<Awaited<ReturnType<typeof askResult>>>
export type Row = ResultPage['result']['tally']['ranking'][number]
export type Proposal = ResultPage['publications'][number]

/** The result of a campaign with the acts of publishing it. An act that is refused says why and changes nothing. */
export function openResult(campaign: string) {
  const page = asked(() => askResult(campaign))
  const [problem, setProblem] = createSignal<Problem | 'broken' | null>(null)
  const [acting, setActing] = createSignal(false)
  const act = async (send: () => Promise<{ refusal?: Problem }>): Promise<boolean> => {
    setActing(true)
    setProblem(null)
    try {
      const { refusal } = await send()
      setProblem(refusal ?? null)
      await page.again()
      return refusal === undefined
    } catch {
      setProblem('broken')
      return false
    } finally {
      setActing(false)
    }
  }
  return {
    page,
    problem,
    acting,
    propose: (kind: PublicationKind) =>
      act(() => refusalOf(ask(() => api.publications.$post({ param: { campaign }, json: { kind } })))),
    confirm: ({ revision, sha256 }: Proposal) =>
      act(() =>
        refusalOf(
          ask(() =>
            api.publications[':revision'].confirm.$post({
              param: { campaign, revision: String(revision) },
              json: { sha256 },
            }),
          ),
        ),
      ),
    withdraw: ({ revision }: Proposal) =>
      act(() =>
        refusalOf(
          ask(() => api.publications[':revision'].$delete({ param: { campaign, revision: String(revision) } })),
        ),
      ),
  }
}

export type ResultState = ReturnType<typeof openResult>

async function refusalOf(
  answered: Promise<{ answer: unknown } | { refusal: Problem }>,
): Promise<{ refusal?: Problem }> {
  const outcome = await answered
  return 'refusal' in outcome ? { refusal: outcome.refusal } : {}
}
