import { hc, type InferResponseType } from 'hono/client'
import { createSignal } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import type { Problem } from '../../../server/refusal.ts'
import type { Voters } from '../../../server/voters.ts'
import { type Answered, ask } from '../../api.ts'
import { asked } from '../../asked.ts'
import { wordsOf } from '../../words.ts'

const client = hc<Voters>('/api').campaigns[':campaign'].voters
const shared = wordsOf(partsWords)

export type Desk = InferResponseType<typeof client.$get, 200>
export type Run = Desk['codes'][number]

/** A file that was answered, with the name to keep it under. */
interface Taken {
  file: Blob
  name: string
  added: number
}

/** The voters' side of a campaign and the acts on it; one act at a time, and after each the desk is read again. */
export function openVoters(campaign: () => string) {
  const desk = asked(() => ask(() => client.$get({ param: { campaign: campaign() } })))
  const [busy, setBusy] = createSignal<string | null>(null)
  const [problem, setProblem] = createSignal<Problem | null>(null)
  const [broken, setBroken] = createSignal(false)
  const param = () => ({ campaign: campaign() })

  const act = async <T>(name: string, send: () => Promise<Answered<T>>): Promise<T | null> => {
    if (busy() !== null) return null
    setBusy(name)
    setProblem(null)
    setBroken(false)
    try {
      const outcome = await send()
      if ('refusal' in outcome) {
        setProblem(outcome.refusal)
        return null
      }
      await desk.again()
      return outcome.answer
    } catch {
      setBroken(true)
      return null
    } finally {
      setBusy(null)
    }
  }

  return {
    desk,
    busy,
    problem,
    /** What went wrong, in a sentence. */
    sentence: () => problem()?.title ?? (broken() ? shared().broken : null),
    calm(): void {
      setProblem(null)
      setBroken(false)
    },
    print: (count: number, format: 'pdf' | 'csv') =>
      act(`print-${format}`, async () => {
        const body = JSON.stringify({ count, format })
        return keep(await fetch(addressOf(campaign(), 'codes'), { method: 'POST', headers: jsonType, body }))
      }),
    revoke: (range: { first: number; last: number }) =>
      act('revoke', () => ask(() => client.codes.revoke.$post({ param: param(), json: range }))),
    check: (file: File) =>
      act('check', async () => answeredBy(await fetch(addressOf(campaign(), 'roll/check'), sending(file)))),
    read: (file: File, format: 'pdf' | 'csv', replace: boolean) =>
      act('read', async () => {
        const query = new URLSearchParams({ format, replace: replace ? '1' : '0' })
        return keep(await fetch(`${addressOf(campaign(), 'roll')}?${query}`, sending(file)))
      }),
    contact: (contact: string) =>
      act('contact', () => ask(() => client.contact.$put({ param: param(), json: { contact } }))),
  }
}

export type VotersState = ReturnType<typeof openVoters>

const jsonType = { 'content-type': 'application/json' }

function addressOf(campaign: string, part: string): string {
  return `/api/campaigns/${encodeURIComponent(campaign)}/voters/${part}`
}

function sending(file: File): RequestInit {
  return { method: 'POST', headers: { 'content-type': file.type || 'application/octet-stream' }, body: file }
}

async function answeredBy(answer: Response): Promise<Answered<{ rows: number; phones: number }>> {
  const body = await answer.json()
  return answer.ok ? { answer: body } : { refusal: body }
}

/** Hands an answered file to the browser's downloads. */
async function keep(answer: Response): Promise<Answered<Taken>> {
  if (!answer.ok) return { refusal: await answer.json() }
  const [, name = 'codes'] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  const taken = {
    file: await answer.blob(),
    name: decodeURIComponent(name),
    added: Number(answer.headers.get('x-rows-added') ?? '0'),
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(taken.file)
  link.download = taken.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return { answer: taken }
}
