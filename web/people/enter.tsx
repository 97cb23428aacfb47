import { createEffect, createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { momentZoneText } from '../../server/domain/words/dates.ts'
import { peopleWords } from '../../server/domain/words/people.ts'
import { ask } from '../api.ts'
import { loadMe, type Me, people } from '../me.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorSummary } from '../parts/ErrorSummary.tsx'
import { Failed } from '../parts/Failed.tsx'
import { lang, wordsOf } from '../words.ts'
import { AccountForm } from './AccountForm.tsx'
import { openAcceptance } from './enter.state.ts'
import css from './people.module.css'

const words = wordsOf(peopleWords)

/** The zone in which the end of a link is printed: the product's own default. */
const zone = 'Asia/Shanghai'

/** Reads the fragment and looks at the invitation without using it up. */
async function look(token: string) {
  const [opened, known] = await Promise.all([ask(() => people.invitations.peek.$post({ json: { token } })), loadMe()])
  return 'refusal' in opened ? opened : { answer: opened.answer, known }
}

type Invitation = Extract<Awaited<ReturnType<typeof look>>, { answer: unknown }>['answer']

/** /enter#token: says what the invitation opens, and accepts it with a new account or the one that is signed in. */
export function Enter() {
  const token = location.hash.slice(1)
  const [looked, { refetch }] = createResource(() => token || null, look)
  createEffect(() => {
    document.title = words().enter.pageTitle
  })
  const refusal = () => {
    const found = looked.error === undefined ? looked() : undefined
    return found !== undefined && 'refusal' in found ? found.refusal : undefined
  }
  const open = () => {
    const found = looked.error === undefined ? looked() : undefined
    return found !== undefined && 'answer' in found ? found : undefined
  }
  return (
    <div class={css.sheet}>
      <Switch>
        <Match when={token === ''}>
          <h1>{words().enter.pageTitle}</h1>
          <Failed sentence={words().enter.incomplete} />
        </Match>
        <Match when={looked.error}>
          <Failed onRetry={() => void refetch()} />
        </Match>
        <Match when={looked.loading}>
          <p class="muted" role="status">
            {words().enter.looking}
          </p>
        </Match>
        <Match when={refusal()}>
          {(refused) => (
            <>
              <h1>{words().enter.pageTitle}</h1>
              <Failed sentence={refused().title} />
              <div class={css.acts}>
                <a class="button" href="/sign-in">
                  {words().enter.signInInstead}
                </a>
              </div>
            </>
          )}
        </Match>
        <Match when={open()}>
          {(found) => <Accept token={token} invitation={found().answer} known={found().known.person} />}
        </Match>
      </Switch>
    </div>
  )
}

function Accept(props: { token: string; invitation: Invitation; known: Me['person'] }) {
  const state = openAcceptance(props.token, props.invitation)
  const [asOther, setAsOther] = createSignal(false)
  const place = () => props.invitation.place
  const campaign = () => (lang() === 'en' ? (place()?.campaignNameEn ?? place()?.campaignName) : place()?.campaignName)
  const title = () => {
    const opened = place()
    return opened === null
      ? words().enter.asFounder
      : words().enter.asMember(campaign() ?? '', words().role[opened.role])
  }
  const lead = () =>
    place() === null
      ? words().enter.founderLead
      : words().enter.memberLead(momentZoneText(lang(), zone, props.invitation.expiresAt))
  return (
    <>
      <h1 class="by-clause">{title()}</h1>
      <p class={css.lead}>{lead()}</p>
      <Show when={props.invitation.renews}>{(login) => <p class={css.lead}>{words().enter.renew(login())}</p>}</Show>
      <div class={css.form}>
        <ErrorSummary errors={state.errors()} />
      </div>
      <Show when={asOther() ? null : props.known} fallback={<AccountForm state={state} submit={submitOf(place())} />}>
        {(person) => (
          <>
            <p class={css.form}>{words().enter.signedInAs(person().name, person().login)}</p>
            <div class={css.acts}>
              <Button kind="filled" busy={state.busy()} onPress={() => void state.join()}>
                {words().enter.join}
              </Button>
              <Button onPress={() => setAsOther(true)}>{words().enter.otherAccount}</Button>
            </div>
          </>
        )}
      </Show>
    </>
  )
}

function submitOf(place: Invitation['place']): string {
  return place === null ? words().enter.acceptFounder : words().enter.accept
}
