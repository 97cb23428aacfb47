import { For } from 'solid-js'
import { Language } from '../parts/Language.tsx'
import { lang } from '../words.ts'
import css from './Foot.module.css'
import { publicLinks } from './Head.tsx'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

/** The end of the page: who holds the vote, where its rules are, the other language. */
export function Foot() {
  const { paper } = useVote()
  const host = () => (lang() === 'en' ? (paper.hostEn ?? paper.host) : paper.host)
  return (
    <footer class={`${css.foot} column`}>
      <p class="caption">{words().foot(host())}</p>
      <p class={css.links}>
        <For each={publicLinks(paper.campaign).filter((link) => !link.current)}>
          {(link) => (
            <a class="plain-link" href={link.href}>
              {link.label}
            </a>
          )}
        </For>
        <a class="plain-link" href={`/notice/${paper.campaign}/privacy`}>
          {words().nav.privacy}
        </a>
        <a class="plain-link" href={`/c/${paper.campaign}/poster`}>
          {words().detail.poster}
        </a>
        <Language />
      </p>
    </footer>
  )
}
