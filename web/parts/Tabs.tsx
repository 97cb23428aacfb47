import { For, type JSX, Show } from 'solid-js'

export interface Tab {
  key: string
  label: string
  /** Printed after the label, muted with it; 0 is printed. */
  count?: number | undefined
}

/**
 * Tabs that filter or switch what is below. Left and right move, Home and End jump. `panel` is the id of what they control;
 * `end` stands at the right, the sort in words for one.
 */
export function Tabs(props: {
  label: string
  tabs: readonly Tab[]
  current: string
  panel: string
  onChoose: (key: string) => void
  end?: JSX.Element
}) {
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const at = props.tabs.findIndex((tab) => tab.key === props.current)
    const last = props.tabs.length - 1
    const steps: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = props.tabs[Math.max(0, Math.min(last, step))]
    if (next === undefined) return
    props.onChoose(next.key)
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus()
  }
  return (
    <div class="tabs-row">
      <div class="tabs" role="tablist" tabindex="-1" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              data-key={tab.key}
              aria-selected={tab.key === props.current ? 'true' : 'false'}
              aria-controls={props.panel}
              tabindex={tab.key === props.current ? 0 : -1}
              onClick={() => props.onChoose(tab.key)}
            >
              {tab.label}
              <Show when={tab.count !== undefined}>
                {' '}
                <span>{tab.count}</span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <Show when={props.end}>
        <div class="tabs-aside">{props.end}</div>
      </Show>
    </div>
  )
}
