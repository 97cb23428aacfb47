import { For } from 'solid-js'

export interface FigureColumn<Row> {
  head: string
  cell: (row: Row) => string | number
  /** Whether the figure cannot be right, or is too high. */
  alarming?: (row: Row) => boolean
}

/** A dense table whose first column names the row, the others its figures. */
export function FigureTable<Row>(props: { rows: readonly Row[]; columns: readonly FigureColumn<Row>[] }) {
  return (
    <table class="table table-dense">
      <thead>
        <tr>
          <For each={props.columns}>
            {(column, place) => (
              <th scope="col" class={place() === 0 ? undefined : 'number'}>
                {column.head}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <For each={props.columns}>
                {(column, place) => (
                  <td
                    class={place() === 0 ? undefined : 'number'}
                    classList={{ vermilion: column.alarming?.(row) === true }}
                  >
                    {column.cell(row)}
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
