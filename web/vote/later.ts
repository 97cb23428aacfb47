import { lazy } from 'solid-js'

/** Loads something at most once; a load that broke is tried again at the next call. */
export function createOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let under: Promise<T> | null = null
  return () => {
    under ??= load().catch((broken: unknown) => {
      under = null
      throw broken
    })
    return under
  }
}

const loadSheets = createOnce(() => import('./sheets.ts'))

/** The code that verifies receipts. */
export const loadVerify = createOnce(() => import('./verify.ts'))

export const Detail = lazy(async () => ({ default: (await loadSheets()).Detail }))
export const Done = lazy(async () => ({ default: (await loadSheets()).Done }))
export const Missing = lazy(async () => ({ default: (await loadSheets()).Missing }))
export const Pad = lazy(async () => ({ default: (await loadSheets()).Pad }))
export const Review = lazy(async () => ({ default: (await loadSheets()).Review }))

const signs = ['pointerdown', 'touchstart', 'keydown', 'scroll'] as const
const quietMs = 4000

/**
 * Loads the rest of the page once somebody begins to use it, or after a quiet while: so it is there before it is needed, also
 * when the connection is gone by then, and does not delay the first paint. Returns what stops the waiting.
 */
export function loadLater(): () => void {
  const stop = () => {
    clearTimeout(timer)
    for (const sign of signs) removeEventListener(sign, load)
  }
  const load = () => {
    stop()
    loadSheets().catch(() => undefined)
    loadVerify().catch(() => undefined)
  }
  const timer = setTimeout(load, quietMs)
  for (const sign of signs) addEventListener(sign, load, { passive: true })
  return stop
}
