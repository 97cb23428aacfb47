import { A, useNavigate, useParams } from '@solidjs/router'
import { createResource, Match, Show, Switch } from 'solid-js'
import { printedNumber } from '../../../server/domain/nomination.ts'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { ask } from '../../api.ts'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import { Failed, Loading } from '../../parts/Failed.tsx'
import { wordsOf } from '../../words.ts'
import { useCampaign } from '../campaign.state.ts'
import { nominations, type OneNomination, type WholeNomination } from './client.ts'
import { NominationFiles } from './Files.tsx'
import css from './Form.module.css'
import { NominationForm } from './Form.tsx'
import { Withdraw } from './Withdraw.tsx'

const words = wordsOf(nominationWords)

/** What the page shows: a kept nomination, or null for a new one, with the choices of its campaign. */
type Shown = Omit<OneNomination, 'nomination'> & { nomination: WholeNomination | null }

/** The form of one nomination, new or kept, with its pictures and attachments. */
export default function NominationEdit() {
  const campaign = useCampaign()
  const address = useParams<{ number?: string }>()
  const [answered, { refetch }] = createResource(
    () => ({ id: campaign.id(), number: address.number ?? null }),
    ({ id, number }) => load(id, number),
  )
  const failure = () => (answered.error === undefined ? refusalOf(answered.latest) : { title: undefined })
  const shown = () => (answered.error === undefined && !answered.loading ? answerOf(answered.latest) : undefined)
  return (
    <Switch fallback={<Loading />}>
      <Match when={failure()} keyed>
        {(found) => <Failed sentence={found.title} onRetry={() => void refetch()} />}
      </Match>
      <Match when={shown()} keyed>
        {(found) => <Page shown={found} campaign={campaign.id()} onReload={() => void refetch()} />}
      </Match>
    </Switch>
  )
}

function Page(props: { shown: Shown; campaign: string; onReload: () => void }) {
  const t = () => words().form
  const go = useNavigate()
  const home = () => `/organize/${props.campaign}/nominations`
  const kept = (number: number) => {
    if (number === props.shown.nomination?.number) props.onReload()
    else go(`${home()}/${number}`, { replace: props.shown.nomination !== null })
  }
  return (
    <>
      <p>
        <A href={home()}>{t().back}</A>
      </p>
      <Show
        when={props.shown.nomination}
        fallback={
          <>
            <div class="page-head">
              <h1>{t().newTitle}</h1>
            </div>
            <NominationForm shown={props.shown} nomination={null} campaign={props.campaign} onKept={kept} />
          </>
        }
      >
        {(nomination) => (
          <>
            <div class="page-head">
              <h1 class={css.title}>
                <DeskSeal
                  number={printedNumber(nomination().number)}
                  size={36}
                  state={nomination().state === 'admitted' ? 'idle' : 'aside'}
                  label={printedNumber(nomination().number)}
                />
                {nomination().name}
              </h1>
              <div class="page-acts">
                <Show when={nomination().state === 'admitted'}>
                  <Withdraw
                    nomination={nomination()}
                    frozen={props.shown.frozenAt !== null}
                    campaign={props.campaign}
                    onDone={props.onReload}
                  />
                </Show>
              </div>
            </div>
            <Show when={nomination().state !== 'admitted'}>
              <p class="note note-waiting">{t().withdrawnNote(nomination().stateReason ?? '')}</p>
            </Show>
            <NominationForm shown={props.shown} nomination={nomination()} campaign={props.campaign} onKept={kept} />
            <NominationFiles nomination={nomination()} campaign={props.campaign} />
          </>
        )}
      </Show>
    </>
  )
}

async function load(campaign: string, number: string | null) {
  if (number !== null) return ask(() => nominations[':number'].$get({ param: { campaign, number } }))
  const answered = await ask(() => nominations.$get({ param: { campaign }, query: {} }))
  if ('refusal' in answered) return answered
  const { levels, themes, frozenAt } = answered.answer
  return { answer: { nomination: null, levels, themes, frozenAt } }
}

type Loaded = Awaited<ReturnType<typeof load>> | undefined

function refusalOf(loaded: Loaded) {
  return loaded !== undefined && 'refusal' in loaded ? loaded.refusal : undefined
}

function answerOf(loaded: Loaded): Shown | undefined {
  return loaded !== undefined && 'answer' in loaded ? loaded.answer : undefined
}
