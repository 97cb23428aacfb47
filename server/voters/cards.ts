import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Lang } from '../domain/words.ts'

/** A printed code: the code, and what else stands on its card so that it reaches the right person (a serial, a name). */
export interface Card {
  code: string
  label: string
}

export interface CardSheet {
  lang: Lang
  campaign: string
  host: string
  /** The vote's address, without the code. */
  address: string
  cards: readonly Card[]
}

/** The address a card's QR code opens: the code is in the fragment, which no server and no log ever sees. */
export function cardAddress(address: string, code: string): string {
  return `${address}#code=${code.replace(/-/g, '')}`
}

/** Prints cards in a thread of their own: a thousand take seconds, and ballots do not wait. */
export async function printCards(sheet: CardSheet): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./cards.worker.ts', import.meta.url), { workerData: sheet })
  const [bytes]: Uint8Array<ArrayBuffer>[] = await once(worker, 'message')
  await worker.terminate()
  if (bytes === undefined) throw new Error('no cards came back')
  return bytes
}
