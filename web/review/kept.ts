import type { SheetContent } from '../../server/domain/review.ts'

/** What a browser keeps of a sheet until the server has acknowledged it: the edit, and what it started from. */
export interface KeptSheet {
  base: SheetContent
  version: number
  content: SheetContent
}

export interface SheetKeeper {
  keep: (sheet: KeptSheet) => void
  kept: () => KeptSheet | null
  forget: () => void
}

/** Keeps one expert's sheet on one nomination in the browser's own storage. A full or forbidden storage keeps nothing. */
export function keeperOf(campaign: string, expert: string, number: number): SheetKeeper {
  const place = `sheet:${campaign}:${expert}:${number}`
  return {
    keep(sheet) {
      try {
        localStorage.setItem(place, JSON.stringify(sheet))
      } catch {
        return
      }
    },
    kept() {
      const text = localStorage.getItem(place)
      if (text === null) return null
      const sheet: KeptSheet = JSON.parse(text)
      return sheet
    },
    forget: () => localStorage.removeItem(place),
  }
}
