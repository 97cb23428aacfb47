/** What this device remembers of one campaign. Storage may be refused (private windows) or hold nonsense; then nothing is remembered. */
export function keptFor(campaign: string) {
  const nameOf = (key: string) => `vote:${campaign}:${key}`
  return {
    /** The kept value, when `known` recognizes it. */
    read<T>(key: string, known: (value: unknown) => value is T): T | null {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null')
        return known(value) ? value : null
      } catch {
        return null
      }
    },
    /** Keeps a value; null forgets it. */
    write(key: string, value: unknown): void {
      try {
        if (value === null) localStorage.removeItem(nameOf(key))
        else localStorage.setItem(nameOf(key), JSON.stringify(value))
      } catch {
        return
      }
    },
  }
}

export type Kept = ReturnType<typeof keptFor>

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => Number.isInteger(one))
}

/** Choices by the key of their ballot. */
export function isDraft(value: unknown): value is Record<string, number[]> {
  return typeof value === 'object' && value !== null && Object.values(value).every(isNumbers)
}
