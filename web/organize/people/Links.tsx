import { createSignal, For, Show } from 'solid-js'
import { peopleWords } from '../../../server/domain/words/people.ts'
import { Button } from '../../parts/Button.tsx'
import { wordsOf } from '../../words.ts'
import type { Members, ShownLink } from './members.state.ts'
import css from './people.module.css'

const words = wordsOf(peopleWords)

/** Fresh links, shown until they are put away: the only time they can be read. */
export function Links(props: { members: Members }) {
  const [copied, setCopied] = createSignal<string | null>(null)
  const [refused, setRefused] = createSignal(false)
  const links = () => props.members.links()
  const copy = async (text: string, mark: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(mark)
      setRefused(false)
    } catch {
      setRefused(true)
    }
  }
  const label = (mark: string, otherwise: string) => (copied() === mark ? words().links.copied : otherwise)
  const titled = ({ name, code }: ShownLink) => (code === null ? name : `${name} ${code}`)
  return (
    <section class={`note note-waiting ${css.links}`} aria-labelledby="links">
      <h2 id="links">{words().links.title(links().length)}</h2>
      <p>{words().links.once}</p>
      <ul>
        <For each={links()}>
          {(link) => (
            <li class={css.link}>
              <span class={css.linkName}>{titled(link)}</span>
              <input
                type="text"
                readOnly
                aria-label={words().links.of(link.name)}
                value={link.address}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button size="small" onPress={() => void copy(link.address, link.member)}>
                {label(link.member, words().links.copy)}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={refused()}>
        <p role="alert">{words().links.copyRefused}</p>
      </Show>
      <div class="page-acts">
        <Show when={links().length > 1}>
          <Button
            onPress={() =>
              void copy(
                links()
                  .map((link) => `${titled(link)}\t${link.address}`)
                  .join('\n'),
                'all',
              )
            }
          >
            {label('all', words().links.copyAll)}
          </Button>
        </Show>
        <Button kind="quiet" onPress={() => props.members.setLinks([])}>
          {words().links.done}
        </Button>
      </div>
    </section>
  )
}
