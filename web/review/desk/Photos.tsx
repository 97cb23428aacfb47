import { createSignal, For, Show } from 'solid-js'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { wordsOf } from '../../words.ts'
import type { Material } from '../api.ts'
import { words } from '../review.state.ts'
import css from './photos.module.css'

type Photo = Material['files'][number]

const parts = wordsOf(partsWords)
/** One large, two small; the rest stand behind a count. */
const shown = 3

/** The photos beside the text, and a viewer over the page that arrows and Esc work in. */
export function Photos(props: { photos: readonly Photo[]; name: string }) {
  const [at, setAt] = createSignal(0)
  let dialog: HTMLDialogElement | undefined
  const photo = () => props.photos[at()]
  const title = (index: number): string =>
    props.photos[index]?.title || words().desk.photo(index + 1, props.photos.length)
  const open = (index: number): void => {
    setAt(index)
    dialog?.showModal()
  }
  const turn = (by: number): void => {
    setAt((index) => (index + by + props.photos.length) % props.photos.length)
  }
  const caption = (): string =>
    props.photos
      .slice(0, shown)
      .map((known, index) => (known.title === '' ? '' : `${index + 1} ${known.title}`))
      .filter((text) => text !== '')
      .join('　')
  return (
    <>
      <div class={css.photos} data-count={Math.min(props.photos.length, 4)}>
        <For each={props.photos.slice(0, shown)}>
          {(known, index) => (
            <button type="button" class={css.photo} onClick={() => open(index())}>
              <img
                src={`/files/${index() === 0 ? known.sha256 : (known.smallSha256 ?? known.sha256)}`}
                alt={title(index())}
                width={known.width ?? undefined}
                height={known.height ?? undefined}
              />
            </button>
          )}
        </For>
        <Show when={props.photos.length > shown}>
          <button type="button" class={css.more} onClick={() => open(shown)}>
            {words().desk.morePhotos(props.photos.length - shown)}
          </button>
        </Show>
      </div>
      <p class="caption">
        {caption()} {words().desk.photosNote}
      </p>
      <dialog
        ref={(element) => {
          dialog = element
        }}
        class={css.viewer}
        aria-label={words().desk.photos(props.photos.length)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') turn(1)
          if (event.key === 'ArrowLeft') turn(-1)
        }}
      >
        <Show when={photo()}>
          {(known) => <img src={`/files/${known().sha256}`} alt={`${props.name} ${title(at())}`} />}
        </Show>
        <div class={css.bar}>
          <span>
            {words().desk.photo(at() + 1, props.photos.length)} {photo()?.title}
          </span>
          <span class={css.barActs}>
            <button type="button" class="button button-small" onClick={() => turn(-1)}>
              {words().desk.previous}
            </button>
            <button type="button" class="button button-small" onClick={() => turn(1)}>
              {words().desk.next}
            </button>
            <button type="button" class="button button-small" onClick={() => dialog?.close()}>
              {parts().close}
            </button>
          </span>
        </div>
      </dialog>
    </>
  )
}
