import { createSignal, For, Show } from 'solid-js'
import { momentZoneText } from '../../../server/domain/words/dates.ts'
import { resultsWords } from '../../../server/domain/words/results.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { lang, wordsOf } from '../../words.ts'
import type { Proposal, ResultPage, ResultState } from '../results.state.ts'
import { Problem } from './problem.tsx'
import css from './publications.module.css'

const words = wordsOf(resultsWords)

/** The proposal that waits for its second person: who may confirm it does so here, an organizer may withdraw it. */
export function Waiting(props: { page: ResultPage; state: ResultState }) {
  const proposal = () => props.page.publications.find(({ confirmedAt }) => confirmedAt === null)
  return (
    <Show when={proposal()}>
      {(waiting) => (
        <section class={css.waiting}>
          <div>
            <p>
              <strong>{sentence(waiting())}</strong>
            </p>
            <p class="caption">
              {words().waiting.since(momentZoneText(lang(), props.page.result.campaign.zone, waiting().proposedAt))}
            </p>
            <Fingerprint sha256={waiting().sha256} />
            <Problem state={props.state} />
          </div>
          <div class={css.acts}>
            <Show when={!waiting().mine}>
              <Confirm proposal={waiting()} page={props.page} state={props.state} />
            </Show>
            <Show when={props.page.role === 'organizer'}>
              <Button busy={props.state.acting()} onPress={() => void props.state.withdraw(waiting())}>
                {words().waiting.withdraw}
              </Button>
            </Show>
          </div>
        </section>
      )}
    </Show>
  )
}

function sentence({ mine, revision, kind, proposedBy }: Proposal): string {
  const named = words().kind[kind]
  return mine ? words().waiting.mine(revision, named) : words().waiting.other(revision, named, proposedBy)
}

function Confirm(props: { proposal: Proposal; page: ResultPage; state: ResultState }) {
  const [open, setOpen] = createSignal(false)
  const kind = () => props.proposal.kind
  return (
    <>
      <Button kind="filled" onPress={() => setOpen(true)}>
        {words().waiting.confirm}
      </Button>
      <Dialog
        open={open()}
        title={words().waiting.confirmTitle[kind()]}
        onClose={() => setOpen(false)}
        acts={
          <>
            <Button
              kind="filled"
              busy={props.state.acting()}
              onPress={() => void props.state.confirm(props.proposal).then((done) => done && setOpen(false))}
            >
              {words().waiting.submit[kind()]}
            </Button>
            <Button onPress={() => setOpen(false)}>{words().waiting.cancel}</Button>
          </>
        }
      >
        <div class="stack">
          <p>
            {words().waiting.counts(
              props.page.result.details.length,
              props.page.result.tally.ranking.filter(({ placed }) => placed === true).length,
            )}
          </p>
          <Fingerprint sha256={props.proposal.sha256} />
          <p>
            <strong>{words().propose.after[kind()]}</strong>
          </p>
          <p class="muted">{words().propose.undo}</p>
          <Problem state={props.state} />
        </div>
      </Dialog>
    </>
  )
}

function Fingerprint(props: { sha256: string }) {
  return (
    <p class={`mono ${css.fingerprint}`}>
      <span class="unseen">{words().waiting.fingerprint} </span>
      {props.sha256.match(/.{4}/g)?.join(' ')}
    </p>
  )
}

/** What was published, by which two persons. */
export function Published(props: { page: ResultPage }) {
  const revisions = () => props.page.publications.filter(({ confirmedAt }) => confirmedAt !== null)
  const { campaign } = props.page.result
  return (
    <Show when={revisions().length > 0}>
      <section class="section">
        <div class="section-head">
          <h2>{words().published.title}</h2>
          <a href={`/notice/${campaign.id}`}>{words().published.open}</a>
        </div>
        <ul>
          <For each={revisions()}>
            {(one) => (
              <li class={css.revision}>
                <a href={`/notice/${campaign.id}/${one.revision}`}>
                  {words().published.revision(one.revision, words().kind[one.kind])}
                </a>
                <span class="caption">{words().published.by(one.proposedBy, one.confirmedBy ?? '')}</span>
                <span class="caption">{momentZoneText(lang(), campaign.zone, one.confirmedAt ?? one.proposedAt)}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
