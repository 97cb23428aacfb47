import { For } from 'solid-js'
import { resultsWords } from '../../../server/domain/words/results.ts'
import { Popover } from '../../parts/Popover.tsx'
import { wordsOf } from '../../words.ts'
import css from './export.module.css'

const words = wordsOf(resultsWords)

/** The files an organizer takes home. */
export function Export(props: { campaign: string }) {
  return (
    <Popover trigger={words().export.button} triggerClass="button" title={words().export.title}>
      <Files campaign={props.campaign} name="result" label={words().export.result} />
      <Files campaign={props.campaign} name="scores" label={words().export.scores} />
      <Files campaign={props.campaign} name="nominations" label={words().export.nominations} />
      <Files campaign={props.campaign} name="tally" label={words().export.recompute} types={['json']} />
      <p class="caption">{words().export.recomputeNote}</p>
    </Popover>
  )
}

function Files(props: { campaign: string; name: string; label: string; types?: readonly string[] }) {
  return (
    <div class={css.files}>
      <span>{props.label}</span>
      <span class="nowrap">
        <For each={props.types ?? ['xlsx', 'csv', 'json']}>
          {(type) => (
            <a
              class={css.file}
              href={`/api/campaigns/${props.campaign}/exports/${props.name}.${type}`}
              aria-label={`${props.label} ${type.toUpperCase()}`}
              download={`${props.name}.${type}`}
            >
              {type.toUpperCase()}
            </a>
          )}
        </For>
      </span>
    </div>
  )
}
