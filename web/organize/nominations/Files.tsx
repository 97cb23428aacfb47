import { For, type JSX, Show } from 'solid-js'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { Icon } from '../../parts/Icon.tsx'
import { wordsOf } from '../../words.ts'
import type { NominationFile, WholeNomination } from './client.ts'
import css from './Files.module.css'
import { type FilesState, useFiles } from './files.state.ts'

const words = wordsOf(nominationWords)
const pictures = 'image/jpeg,image/png,image/webp'

/** Logo, photos and attachments of a nomination. Each act is kept at once; a removal can be taken back. */
export function NominationFiles(props: { nomination: WholeNomination; campaign: string }) {
  const state = useFiles(props.campaign, props.nomination)
  const t = () => words().files
  const open = () => props.nomination.state === 'admitted'
  const isFull = (kind: NominationFile['kind']) => state.ofKind(kind).length >= 9
  return (
    <section class={css.files} aria-labelledby="files-title">
      <h2 id="files-title" class={css.head}>
        {t().title}
      </h2>
      <div role="status" class={css.status}>
        <Show when={state.sending()}>{(one) => <p>{t().sending(one().name, one().percent)}</p>}</Show>
        <Show when={state.removed()}>
          {(last) => (
            <p>
              {t().removed(last().file.title)}{' '}
              <button type="button" class="link-button" onClick={() => void state.putBack()}>
                {t().undo}
              </button>
            </p>
          )}
        </Show>
      </div>
      <Show when={state.errors().length > 0}>
        <ul class="note note-error" role="alert">
          <For each={state.errors()}>{(sentence) => <li>{sentence}</li>}</For>
        </ul>
      </Show>
      <Group label={t().logo} hint={t().logoHint}>
        <Pictures state={state} kind="logo" open={open()} />
        <Show when={open()}>
          <Chooser
            label={state.ofKind('logo').length > 0 ? t().changeLogo : t().addLogo}
            accept={pictures}
            onChoose={(files) => void state.add('logo', files)}
          />
        </Show>
      </Group>
      <Group label={t().photos} hint={t().photosHint}>
        <Pictures state={state} kind="photo" open={open()} />
        <Show when={open() && !isFull('photo')}>
          <Chooser label={t().addPhotos} accept={pictures} many onChoose={(files) => void state.add('photo', files)} />
        </Show>
      </Group>
      <Group label={t().attachments} hint={t().attachmentsHint}>
        <ul>
          <For each={state.ofKind('attachment')}>
            {(file) => (
              <li class={css.attachment}>
                <a href={`/files/${file.sha256}`}>{t().titled(file.title)}</a>
                <Show when={open()}>
                  <Remove state={state} file={file} />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={open() && !isFull('attachment')}>
          <Chooser
            label={t().addAttachment}
            accept="application/pdf"
            many
            onChoose={(files) => void state.add('attachment', files)}
          />
        </Show>
      </Group>
    </section>
  )
}

function Group(props: { label: string; hint: string; children: JSX.Element }) {
  return (
    <div class={css.group}>
      <h3>{props.label}</h3>
      <p class="muted">{props.hint}</p>
      {props.children}
    </div>
  )
}

/** The pictures of one kind; photos take a caption and move to the left or right. */
function Pictures(props: { state: FilesState; kind: 'logo' | 'photo'; open: boolean }) {
  const t = () => words().files
  const files = () => props.state.ofKind(props.kind)
  const move = (at: number, by: number) => {
    const order = [...files()]
    const [moved] = order.splice(at, 1)
    if (moved !== undefined) order.splice(at + by, 0, moved)
    void props.state.arrange(order)
  }
  const retitle = (file: NominationFile, title: string) =>
    void props.state.arrange(files().map((one) => (one.id === file.id ? { ...one, title } : one)))
  return (
    <ul class={css.pictures}>
      <For each={files()}>
        {(file, at) => (
          <li>
            <img
              src={`/files/${file.smallSha256}`}
              alt={t().titled(file.title)}
              loading="lazy"
              class={props.kind === 'logo' ? css.logo : css.photo}
            />
            <Show when={props.open}>
              <Show when={props.kind === 'photo'}>
                <input
                  type="text"
                  aria-label={t().caption(at() + 1)}
                  placeholder={t().captionPlaceholder}
                  maxlength={200}
                  value={file.title}
                  onChange={(event) => retitle(file, event.currentTarget.value)}
                />
              </Show>
              <div class={css.acts}>
                <Show when={props.kind === 'photo'}>
                  <button
                    type="button"
                    aria-label={t().earlier(at() + 1)}
                    disabled={at() === 0}
                    onClick={() => move(at(), -1)}
                  >
                    <Icon name="previous" />
                  </button>
                  <button
                    type="button"
                    aria-label={t().later(at() + 1)}
                    disabled={at() === files().length - 1}
                    onClick={() => move(at(), 1)}
                  >
                    <Icon name="next" />
                  </button>
                </Show>
                <Remove state={props.state} file={file} />
              </div>
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function Remove(props: { state: FilesState; file: NominationFile }) {
  const t = () => words().files
  return (
    <button
      type="button"
      class="link-button"
      aria-label={t().removeOf(t().titled(props.file.title))}
      onClick={() => void props.state.remove(props.file)}
    >
      {t().remove}
    </button>
  )
}

/** A button that opens the system's own file chooser. */
function Chooser(props: { label: string; accept: string; many?: boolean; onChoose: (files: File[]) => void }) {
  return (
    <label class={`button ${css.chooser}`}>
      {props.label}
      <input
        type="file"
        class="unseen"
        accept={props.accept}
        multiple={props.many === true}
        onChange={(event) => {
          props.onChoose([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
