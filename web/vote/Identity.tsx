import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js'
import { identityWords } from '../../server/domain/words/identity.ts'
import { Icon } from '../parts/Icon.tsx'
import { lang, wordsOf } from '../words.ts'
import css from './Identity.module.css'
import { InviteCode, Roll, SixDigits, Wechat } from './IdentityWays.tsx'
import { createProving, type Proving } from './proving.state.ts'
import { useVote } from './vote.state.ts'

const words = wordsOf(identityWords)

/** The one step in which a voter shows who they are: above the button that submits, never before. */
export function Identity() {
  const vote = useVote()
  const proving = createProving(vote.identity, vote.device)
  const [wanted, setWanted] = createSignal(vote.identity.arrival.code !== null || vote.identity.arrival.back)
  createEffect(() => {
    const sending = vote.casting.sending()
    if (sending.step === 'refused' && sending.problem.code === 'identity-needed') vote.identity.lost()
  })
  return (
    <section class={css.identity} aria-label={words().title}>
      <Switch>
        <Match when={vote.identity.proven()}>
          {(tier) => (
            <p class={css.proven}>
              <Icon name="tick" size={20} />
              <span>{words().proven[tier()]}</span>
              <button type="button" class={css.other} onClick={() => void proving.forget()}>
                {words().other}
              </button>
            </p>
          )}
        </Match>
        <Match when={!vote.identity.needed() && !wanted()}>
          <button type="button" class={css.other} onClick={() => setWanted(true)}>
            {words().optional}
          </button>
        </Match>
        <Match when={proving.broken()}>
          <p class="note note-error">
            {words().broken}{' '}
            <button type="button" class="link-button" onClick={proving.again}>
              {words().retry}
            </button>
          </p>
        </Match>
        <Match when={proving.stands()}>
          <Steps proving={proving} />
        </Match>
      </Switch>
    </section>
  )
}

function Steps(props: { proving: Proving }) {
  const vote = useVote()
  const host = () => (lang() === 'en' ? (vote.paper.hostEn ?? vote.paper.host) : vote.paper.host)
  const ready = () => props.proving.ways().filter((way) => way.ready)
  return (
    <>
      <h3 class={css.title}>{words().title}</h3>
      <p class="caption">{words().why(host())}</p>
      <Show when={ready().length > 0} fallback={<p class="note note-waiting">{words().nothingReady}</p>}>
        <Show when={ready().length > 1}>
          <div class={css.ways}>
            <For each={ready()}>
              {(way) => (
                <button
                  type="button"
                  class="button"
                  classList={{ 'button-chosen': props.proving.way() === way.tier }}
                  aria-pressed={props.proving.way() === way.tier}
                  onClick={() => props.proving.choose(way.tier)}
                >
                  {words().ways[way.tier]}
                </button>
              )}
            </For>
          </div>
        </Show>
        <Switch>
          <Match when={props.proving.way() === 'wechat'}>
            <Wechat proving={props.proving} />
          </Match>
          <Match when={props.proving.way() === 'code'}>
            <InviteCode proving={props.proving} label={words().inviteCode} />
          </Match>
          <Match when={props.proving.way() === 'roll'}>
            <Roll proving={props.proving} />
          </Match>
          <Match when={props.proving.way() !== null}>
            <SixDigits proving={props.proving} />
          </Match>
        </Switch>
        <Show when={props.proving.problem()}>
          <p class="note note-error" role="alert">
            {props.proving.problem()}
          </p>
        </Show>
        <p class="caption">
          {words().agree}{' '}
          <a class={css.link} href={`/notice/${vote.paper.campaign}/privacy`} target="_blank" rel="noopener">
            {words().notice}
          </a>
        </p>
      </Show>
    </>
  )
}
