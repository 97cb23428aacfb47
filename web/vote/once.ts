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
