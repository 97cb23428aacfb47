import { For, Show } from 'solid-js'
import { partsWords } from '../../server/domain/words/parts.ts'
import { chooseMode, mode } from '../appearance.ts'
import { Icon } from '../parts/Icon.tsx'
import { Language } from '../parts/Language.tsx'
import { WordSeal } from '../parts/WordSeal.tsx'
import { wordsOf } from '../words.ts'
import css from './Head.module.css'
import { canRead, reading, toggleReading } from './speech.ts'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

const shared = wordsOf(partsWords)

/** Where else a citizen can go from the vote. */
export function publicLinks(campaign: string) {
  const t = words().nav
  return [
    { href: `/c/${campaign}`, label: t.vote, current: true },
    { href: `/notice/${campaign}`, label: t.notices, current: false },
    { href: `/notice/${campaign}/rules`, label: t.rules, current: false },
  ]
}

/** The top of the page: name seal and campaign on phones, the product and its pages on wide screens, three keys in elder mode. */
export function Head(props: { name: string }) {
  const vote = useVote()
  return (
    <header class={css.head}>
      <a class="button skip" href="#main">
        {shared().skip}
      </a>
      <Show when={mode() === 'elder'} fallback={<PlainHead name={props.name} campaign={vote.paper.campaign} />}>
        <div class={css.elder}>
          <Show when={canRead} fallback={<span />}>
            <button type="button" class={css.key} aria-pressed={reading()} onClick={toggleReading}>
              <Icon name="speak" size={20} />
              {reading() ? words().elder.reading : words().elder.read}
            </button>
          </Show>
          <span class={css.count}>
            <Show when={vote.mayVote()}>{words().bar.count(vote.chosen().length, vote.figures().max)}</Show>
          </span>
          <button type="button" class={css.key} onClick={() => chooseMode('plain')}>
            <Icon name="swap" size={20} />
            {words().elder.off}
          </button>
        </div>
      </Show>
    </header>
  )
}

function PlainHead(props: { name: string; campaign: string }) {
  return (
    <div class={`${css.plain} column`}>
      <a class={`${css.name} plain-link`} href={`/c/${props.campaign}`}>
        <WordSeal word="brand" width={22} />
        <span class={css.short}>{props.name}</span>
        <span class={css.product}>{shared().brand}</span>
      </a>
      <nav class={css.links} aria-label={words().nav.label}>
        <For each={publicLinks(props.campaign)}>
          {(link) => (
            <a class="plain-link" href={link.href} aria-current={link.current ? 'page' : undefined}>
              {link.label}
            </a>
          )}
        </For>
        <Language />
      </nav>
      <button type="button" class={`${css.mode} button button-small`} onClick={() => chooseMode('elder')}>
        {words().elder.on}
      </button>
    </div>
  )
}
