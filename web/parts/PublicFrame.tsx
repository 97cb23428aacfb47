import { For, type JSX, type ParentProps, Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { wordsOf } from '../words.ts'
import { Language } from './Language.tsx'
import { WordSeal } from './WordSeal.tsx'

export interface PublicFrameProps extends ParentProps {
  /** Beside the name seal: the product on wide pages, the campaign on phones. */
  name: string
  home: string
  links?: { href: string; label: string; current: boolean }[]
  /** Buttons at the far right, the large-type version for one. */
  end?: JSX.Element
}

const words = wordsOf(partsWords)

/** The frame of public pages: name seal, links, content on paper. */
export function PublicFrame(props: PublicFrameProps) {
  return (
    <>
      <a class="button skip" href="#main">
        {words().skip}
      </a>
      <header class="public-bar">
        <a class="public-bar-name plain-link" href={props.home}>
          <WordSeal word="brand" width={26} />
          <span>{props.name}</span>
        </a>
        <nav>
          <For each={props.links}>
            {(link) => (
              <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                {link.label}
              </a>
            )}
          </For>
          <Language />
          <Show when={props.end}>{props.end}</Show>
        </nav>
      </header>
      <main id="main" tabindex="-1">
        {props.children}
      </main>
    </>
  )
}
