import { createSignal } from 'solid-js'

/** `elder` is the version with large type and large targets. */
export type Mode = 'plain' | 'elder'

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const root = document.documentElement

const [mode, keepMode] = createSignal<Mode>(remembered('mode') === 'elder' ? 'elder' : 'plain')
const [theme, keepTheme] = createSignal<Theme>(knownTheme(remembered('theme')))

/** The mode chosen on this device. */
export { mode, theme }

export function chooseMode(next: Mode): void {
  keepMode(next)
  remember('mode', next)
  apply()
}

export function chooseTheme(next: Theme): void {
  keepTheme(next)
  remember('theme', next)
  apply()
}

function apply(): void {
  root.dataset.mode = mode()
  root.dataset.theme = theme()
}

function knownTheme(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'system'
}

/** Private windows of some phones refuse storage; the choice then lasts as long as the page. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}

apply()
