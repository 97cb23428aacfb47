import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import type { DeskState } from '../desk.state.ts'
import { choiceLabel, printed, useReview, words } from '../review.state.ts'
import css from './material.module.css'
import { Photos } from './Photos.tsx'

const passages = ['introduction', 'connotation', 'mechanism', 'cases', 'publicity'] as const
type Passage = (typeof passages)[number]

/** Which passage speaks of a criterion; criteria of another rubric have none. */
const passageOf: Record<string, Passage> = {
  name: 'introduction',
  connotation: 'connotation',
  mechanism: 'mechanism',
  cases: 'cases',
  publicity: 'publicity',
}

/** Where the rubric lies below the material, following it would scroll the rubric away. */
const stacked = matchMedia('(min-width: 600px) and (max-width: 1279px)')

/** What the nomination says of itself: texts by passage, photos, attachments. The tabs follow the criterion in focus. */
export function Material(props: { desk: DeskState }) {
  const { mine } = useReview()
  const nomination = () => props.desk.work.nomination
  const [chosen, setChosen] = createSignal<Passage | null>(null)
  const sections = new Map<string, HTMLElement>()
  const there = () => passages.filter((passage) => nomination()[passage].trim() !== '')
  const photos = () => nomination().files.filter((file) => file.kind !== 'attachment' && file.kind !== 'logo')
  const attachments = () => nomination().files.filter((file) => file.kind === 'attachment')
  const paragraphs = (passage: Passage): string[] =>
    nomination()
      [passage].split(/\n+/)
      .filter((text) => text.trim())
  const jump = (place: string): void => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    sections.get(place)?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' })
  }

  createEffect(
    on(
      props.desk.current,
      (criterion) => {
        const passage = passageOf[criterion]
        if (passage === undefined || !there().includes(passage)) return
        setChosen(passage)
        if (!stacked.matches) jump(passage)
      },
      { defer: true },
    ),
  )

  const seal = () => {
    if (props.desk.submittedAt() !== null) return 'stamped'
    return props.desk.draft.state().kind === 'untouched' ? 'idle' : 'draft'
  }
  return (
    <article class={css.material}>
      <header class={css.head}>
        <span class={css.stamp} classList={{ [css.stamped ?? '']: props.desk.submittedAt() !== null }}>
          <DeskSeal number={printed(nomination().number)} size={52} state={seal()} />
        </span>
        <div>
          <h1>{nomination().name}</h1>
          <p class="muted">
            {[
              choiceLabel(mine().themes, nomination().theme),
              choiceLabel(mine().levels, nomination().level),
              nomination().path.join(' '),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
        </div>
      </header>
      <nav class={`tabs ${css.tabs}`}>
        <For each={there()}>
          {(passage) => (
            <button
              type="button"
              aria-current={(chosen() ?? there()[0]) === passage ? 'page' : undefined}
              onClick={() => {
                setChosen(passage)
                jump(passage)
              }}
            >
              {words().desk.passages[passage]}
            </button>
          )}
        </For>
        <span class={`tabs-end ${css.ends}`}>
          <Show when={photos().length > 0}>
            <button type="button" class={css.wide} onClick={() => jump('photos')}>
              {words().desk.photos(photos().length)}
            </button>
          </Show>
          <Show when={attachments().length > 0}>
            <button type="button" onClick={() => jump('attachments')}>
              {words().desk.attachments(attachments().length)}
            </button>
          </Show>
        </span>
      </nav>
      <Show when={there().length > 0} fallback={<p class="muted">{words().desk.noText}</p>}>
        <For each={there()}>
          {(passage, index) => (
            <>
              <section class={css.passage} ref={(element) => sections.set(passage, element)}>
                <h2>{words().desk.passageTitles[passage]}</h2>
                <For each={paragraphs(passage)}>{(text) => <p>{text}</p>}</For>
              </section>
              <Show when={index() === 0 && photos().length > 0}>
                <section class={css.passage} ref={(element) => sections.set('photos', element)}>
                  <Photos photos={photos()} name={nomination().name} />
                </section>
              </Show>
            </>
          )}
        </For>
      </Show>
      <Show when={there().length === 0 && photos().length > 0}>
        <Photos photos={photos()} name={nomination().name} />
      </Show>
      <Show when={attachments().length > 0}>
        <section class={css.passage} ref={(element) => sections.set('attachments', element)}>
          <h2>{words().desk.attachmentsTitle}</h2>
          <ol class={css.files}>
            <For each={attachments()}>
              {(file, index) => (
                <li>
                  <span class="muted figures">{index() + 1}</span>
                  <span class={css.fileName}>{file.title}</span>
                  <span class="muted figures nowrap">{words().desk.size(file.bytes)}</span>
                  <a href={`/files/${file.sha256}`} target="_blank" rel="noopener">
                    {words().desk.open}
                    <span class="unseen"> {file.title}</span>
                  </a>
                </li>
              )}
            </For>
          </ol>
        </section>
      </Show>
    </article>
  )
}
