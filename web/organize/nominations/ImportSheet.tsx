import { createEffect, createMemo, For, on, onCleanup, onMount, Show } from 'solid-js'
import { cellAt, cellName } from '../../../server/domain/import.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { wordsOf } from '../../words.ts'
import type { ImportReading } from './client.ts'
import css from './ImportSheet.module.css'
import type { ImportState } from './import.state.ts'

const words = wordsOf(nominationWords)

interface SheetProps {
  reading: ImportReading
  rows: ImportReading['rows']
  state: ImportState
}

/**
 * The table as in the file, its faults marked by numbered tags. Arrow keys move, Enter or a double press edits in place, `n` and
 * `p` go from fault to fault from anywhere on the page.
 */
export function ImportSheet(props: SheetProps) {
  let frame: HTMLTableElement | undefined
  const { state } = props
  const shownRows = createMemo(() => props.rows.map(({ row }) => row))

  createEffect(
    on(
      state.current,
      (cell) => {
        const place = cell === null ? null : document.getElementById(idOf(cell))
        place?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      },
      { defer: true },
    ),
  )

  const move = (columns: number, rows: number) => {
    const at = cellAt(state.current() ?? '')
    const place = at === null ? -1 : shownRows().indexOf(at.row + 1)
    const row = shownRows()[Math.max(0, Math.min(shownRows().length - 1, place + rows))]
    if (row === undefined) return
    const column = Math.max(0, Math.min(props.reading.columns.length - 1, (at?.column ?? 0) + columns))
    state.setCurrent(cellName(column, row - 1))
  }
  const arrows: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  const press = (event: KeyboardEvent) => {
    if (event.target !== frame) return
    const arrow = arrows[event.key]
    if (arrow === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (arrow === undefined) state.setEditing(state.current())
    else move(...arrow)
  }
  const everywhere = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key !== 'n' && event.key !== 'p') return
    event.preventDefault()
    state.step(event.key === 'n' ? 1 : -1)
    frame?.focus({ preventScroll: true })
  }
  onMount(() => document.addEventListener('keydown', everywhere))
  onCleanup(() => document.removeEventListener('keydown', everywhere))
  const cellOf = (event: Event): string | undefined =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined
  const leave = () => {
    state.setEditing(null)
    frame?.focus({ preventScroll: true })
  }
  return (
    <div class={css.frame}>
      <table
        ref={frame}
        class={css.sheet}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid made of a table keeps its rows and heads
        role="grid"
        tabIndex={0}
        aria-label={words().import.sheetLabel}
        aria-activedescendant={state.current() === null ? undefined : idOf(state.current() ?? '')}
        aria-busy={state.busy()}
        onKeyDown={press}
        onClick={(event) => {
          const cell = cellOf(event)
          if (cell !== undefined) state.setCurrent(cell)
        }}
        onDblClick={(event) => {
          const cell = cellOf(event)
          if (cell !== undefined) state.setEditing(cell)
        }}
      >
        <thead>
          <tr>
            <td class={css.corner} />
            <For each={props.reading.columns}>{(column) => <td class={css.letter}>{column.name}</td>}</For>
          </tr>
          <tr class={css.heads}>
            <th class={css.rowName} scope="row">
              {props.reading.headRow}
            </th>
            <For each={props.reading.columns}>
              {(column) => (
                <th scope="col" classList={{ [css.unmapped ?? '']: column.field === null }}>
                  {column.head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(line) => (
              <tr classList={{ [css.faulty ?? '']: hasError(props, line.row) }}>
                <th class={css.rowName} scope="row">
                  {line.row}
                </th>
                <For each={props.reading.columns}>
                  {(column, at) => (
                    <Cell
                      name={`${column.name}${line.row}`}
                      text={line.cells[at()] ?? ''}
                      state={state}
                      onLeave={leave}
                    />
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Cell(props: { name: string; text: string; state: ImportState; onLeave: () => void }) {
  const fault = () => props.state.faultIn().get(props.name)
  const isCurrent = () => props.state.current() === props.name
  return (
    <td
      id={idOf(props.name)}
      data-cell={props.name}
      classList={{
        [css.cell ?? '']: true,
        [css.error ?? '']: fault()?.warning === false,
        [css.warning ?? '']: fault()?.warning === true,
        [css.current ?? '']: isCurrent(),
        [css.edited ?? '']: props.state.edits()[props.name] !== undefined,
      }}
    >
      <span class={css.text}>{props.text || (fault()?.warning === false ? words().import.empty : '')}</span>
      <Show when={fault()}>{(found) => <span class={css.tag}>{found().tag}</span>}</Show>
      <Show when={props.state.editing() === props.name}>
        <Editor {...props} />
      </Show>
    </td>
  )
}

/** The field over a cell: Enter keeps, Shift+Enter breaks the line, Escape leaves it as it was. */
function Editor(props: { name: string; text: string; state: ImportState; onLeave: () => void }) {
  let field: HTMLTextAreaElement | undefined
  onMount(() => {
    field?.focus()
    field?.select()
  })
  let done = false
  const keep = () => {
    if (done || field === undefined) return
    done = true
    const text = field.value
    if (text === props.text) props.onLeave()
    else {
      void props.state.edit(props.name, text)
      props.onLeave()
    }
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      done = true
      props.onLeave()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    keep()
  }
  return (
    <textarea
      ref={field}
      class={css.editor}
      classList={{ [css.long ?? '']: props.text.length > 40 }}
      aria-label={words().import.edit(props.name)}
      value={props.text}
      onKeyDown={press}
      onBlur={keep}
    />
  )
}

function idOf(cell: string): string {
  return `cell-${cell}`
}

function hasError({ reading, state }: SheetProps, row: number): boolean {
  return reading.columns.some(({ name }) => state.faultIn().get(`${name}${row}`)?.warning === false)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}
