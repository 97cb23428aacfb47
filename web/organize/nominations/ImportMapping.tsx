import { createResource, For } from 'solid-js'
import { columnFields } from '../../../server/domain/import.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { ask } from '../../api.ts'
import { wordsOf } from '../../words.ts'
import { type Choice, type ImportReading, labelOf, nominations } from './client.ts'
import css from './import.module.css'
import type { ImportState } from './import.state.ts'

const words = wordsOf(nominationWords)

/** Which column holds what, and the level and theme of all rows where no column says them. A change runs the dry run again. */
export function ImportMapping(props: { reading: ImportReading; state: ImportState; campaign: string }) {
  const t = () => words().import
  const [choices] = createResource(
    () => props.campaign,
    async (campaign) => {
      const answered = await ask(() => nominations.$get({ param: { campaign }, query: {} }))
      return 'answer' in answered ? answered.answer : { levels: [], themes: [] }
    },
  )
  const said = () => props.state.mapping()
  const hold = (name: string, text: string) => {
    const field = columnFields.find((known) => known === text) ?? null
    void props.state.remap({ ...said(), columns: { ...said().columns, [name]: field } })
  }
  const all = (field: 'level' | 'theme', key: string) => {
    const { [field]: _, ...rest } = said()
    void props.state.remap(key === '' ? rest : { ...rest, [field]: key })
  }
  return (
    <section class={css.mapping} aria-labelledby="mapping-title">
      <h2 id="mapping-title">{t().mapping}</h2>
      <p class="muted">{t().mappingHint}</p>
      <div class={css.defaults}>
        <ForAll
          label={t().allLevel}
          choices={choices()?.levels ?? []}
          value={said().level ?? ''}
          onChoose={(key) => all('level', key)}
        />
        <ForAll
          label={t().allTheme}
          choices={choices()?.themes ?? []}
          value={said().theme ?? ''}
          onChoose={(key) => all('theme', key)}
        />
      </div>
      <table class="table table-work">
        <thead>
          <tr>
            <th scope="col">{t().column}</th>
            <th scope="col">{t().head}</th>
            <th scope="col">{t().sample}</th>
            <th scope="col">{t().holds}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.reading.columns}>
            {(column, at) => (
              <tr>
                <td>{column.name}</td>
                <td>{column.head || '—'}</td>
                <td class="muted">
                  <span class={css.sample}>{props.reading.rows[0]?.cells[at()] || '—'}</span>
                </td>
                <td>
                  <select
                    aria-label={`${t().column} ${column.name} ${t().holds}`}
                    onChange={(event) => hold(column.name, event.currentTarget.value)}
                  >
                    <option value="" selected={column.field === null}>
                      {t().ignore}
                    </option>
                    <For each={columnFields}>
                      {(field) => (
                        <option value={field} selected={column.field === field}>
                          {words().fields[field]}
                        </option>
                      )}
                    </For>
                  </select>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function ForAll(props: { label: string; choices: readonly Choice[]; value: string; onChoose: (key: string) => void }) {
  return (
    <label class={css.forAll}>
      <span>{props.label}</span>
      <select onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <option value="" selected={props.value === ''}>
          {words().import.fromColumn}
        </option>
        <For each={props.choices}>
          {(choice) => (
            <option value={choice.key} selected={props.value === choice.key}>
              {labelOf(props.choices, choice.key)}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
