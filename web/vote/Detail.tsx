import { hc } from 'hono/client'
import { createEffect, createResource, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import type { CandidatePage, Candidates } from '../../server/candidates.ts'
import { printedNumber } from '../../server/domain/candidate.ts'
import { ask, inlined } from '../api.ts'
import { Icon } from '../parts/Icon.tsx'
import { Seal } from '../parts/Seal.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { Clauses } from './Clauses.tsx'
import css from './Detail.module.css'
import { Share } from './Share.tsx'
import { say } from './speech.ts'
import { useVote } from './vote.state.ts'
import { words } from './words.ts'

const client = hc<Candidates>('/api')

const [read, setRead] = createSignal<Record<number, CandidatePage>>({})

/** The texts of a candidate: from the page itself, from an earlier look, or from the server. */
async function pageOf(campaign: string, number: number): Promise<CandidatePage> {
  const known = read()[number] ?? inlined<CandidatePage>(`/campaigns/${campaign}/candidates/${number}`)
  if (known !== undefined) return known
  const found = await ask(() =>
    client.campaigns[':campaign'].candidates[':number'].$get({ param: { campaign, number: String(number) } }),
  )
  if ('refusal' in found) throw new Error(found.refusal.title)
  setRead({ ...read(), [number]: found.answer })
  return found.answer
}

/** A candidate in full, over the gallery; its own address. Previous and next follow the order of the gallery. */
export function Detail(props: { number: number }) {
  const vote = useVote()
  const candidate = () => vote.candidate(props.number)
  const number = () => printedNumber(props.number)
  const [page, { refetch }] = createResource(
    () => props.number,
    (wanted) => pageOf(vote.paper.campaign, wanted),
  )
  const facts = () => (page.state === 'ready' ? page() : undefined)
  const name = () => candidate()?.name ?? facts()?.name ?? ''
  const votable = () => vote.mayVote() && vote.mayChoose(props.number)
  const seal = () => {
    if (vote.isOver(props.number)) return 'over'
    return vote.isChosen(props.number) ? 'stamped' : 'idle'
  }
  let article: HTMLElement | undefined
  createEffect(on(number, () => article?.scrollIntoView(), { defer: true }))
  createEffect(() => say([number(), name(), facts()?.connotation ?? ''].join(', ')))
  const neighbour = (step: number) => {
    const order = vote.shown()
    const at = order.findIndex((one) => one.number === props.number)
    return at < 0 ? undefined : order[(at + step + order.length) % order.length]
  }
  const go = (step: number) => {
    const next = neighbour(step)
    if (next !== undefined) vote.view.replace({ at: 'candidate', number: next.number })
  }
  const hero = () => facts()?.hero ?? candidate()?.picture
  return (
    <Sheet
      labelledBy="candidate-name"
      onClose={vote.view.close}
      foot={
        <div class={css.foot}>
          <button type="button" class="button" aria-label={words().detail.previous} onClick={() => go(-1)}>
            <Icon name="previous" size={20} />
          </button>
          <button type="button" class="button" aria-label={words().detail.next} onClick={() => go(1)}>
            <Icon name="next" size={20} />
          </button>
          <Show
            when={votable()}
            fallback={
              <p class="muted">
                {facts() && facts()?.state !== 'admitted' ? words().detail.withdrawn : words().detail.closedNow}
              </p>
            }
          >
            <button
              type="button"
              class="button button-tall"
              classList={{ 'button-filled': seal() === 'idle', 'button-chosen': seal() !== 'idle' }}
              aria-pressed={vote.isChosen(props.number)}
              onClick={() => vote.toggle(props.number)}
            >
              <Show when={vote.isChosen(props.number)} fallback={words().detail.choose(number())}>
                <Icon name="tick" size={20} /> <span>{words().detail.chosen}</span>
              </Show>
            </button>
          </Show>
        </div>
      }
    >
      <article class={css.detail} ref={article}>
        <img class={css.hero} src={hero()} alt="" />
        <div class={css.seal}>
          <Seal number={number()} size={96} state={seal()} ground />
        </div>
        <div class={css.words}>
          <h2 id="candidate-name" class={css.name}>
            <span class="unseen">{number()} </span>
            {name()}
          </h2>
          <p class={css.place}>
            <For each={facts() === undefined ? candidate()?.place : places(facts()?.path ?? [])}>
              {(part) => <span>{part}</span>}
            </For>
          </p>
          <p class={css.connotation}>
            <Clauses text={facts()?.connotation ?? candidate()?.line ?? ''} />
          </p>
          <hr />
          <Switch>
            <Match when={page.error !== undefined}>
              <p role="alert">{words().detail.failed}</p>
              <button type="button" class="button" onClick={() => void refetch()}>
                {words().detail.retry}
              </button>
            </Match>
            <Match when={page.loading}>
              <p class="muted" role="status">
                {words().detail.loading}
              </p>
            </Match>
            <Match when={facts()}>{(found) => <Texts page={found()} />}</Match>
          </Switch>
          <Share
            title={`${number()} ${name()}`}
            poster={`${vote.view.addressOf({ at: 'candidate', number: props.number })}/poster`}
          />
        </div>
      </article>
    </Sheet>
  )
}

/** The path in two lines: down to the street, and below it. */
function places(path: readonly string[]): string[] {
  return [path.slice(0, 3).join(''), path.slice(3).join('')].filter((line) => line !== '')
}

function Texts(props: { page: CandidatePage }) {
  const sections = () => [
    { title: words().detail.mechanism, text: props.page.mechanism },
    { title: words().detail.introduction, text: props.page.introduction },
    { title: words().detail.cases, text: props.page.cases },
    { title: words().detail.publicity, text: props.page.publicity },
  ]
  return (
    <>
      <For each={sections().filter(({ text }) => text.trim() !== '')}>
        {(section) => (
          <section>
            <h3>{section.title}</h3>
            <Paragraphs text={section.text} />
          </section>
        )}
      </For>
      <For each={props.page.pictures.slice(1)}>
        {(picture) => (
          <figure>
            <img
              src={picture.address}
              alt={picture.title}
              width={picture.width ?? undefined}
              height={picture.height ?? undefined}
              loading="lazy"
            />
            <figcaption class="caption">{picture.title}</figcaption>
          </figure>
        )}
      </For>
      <Show when={props.page.attachments.length > 0}>
        <section>
          <h3>{words().detail.attachments}</h3>
          <ul>
            <For each={props.page.attachments}>
              {(file) => (
                <li>
                  <a href={file.address}>{file.title}</a>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  )
}

/** Lines that each begin with a number are a numbered list; others are paragraphs. */
function Paragraphs(props: { text: string }) {
  const lines = () =>
    props.text
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const numbered = /^[（(]?\d+[)）.、．]\s*/
  const isList = () => lines().length > 1 && lines().every((line) => numbered.test(line))
  return (
    <Show when={isList()} fallback={<For each={lines()}>{(line) => <p>{line}</p>}</For>}>
      <ol class={css.steps}>
        <For each={lines()}>{(line) => <li>{line.replace(numbered, '')}</li>}</For>
      </ol>
    </Show>
  )
}
