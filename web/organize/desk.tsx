import { useLocation, useParams } from '@solidjs/router'
import { createSignal, Match, onCleanup, type ParentProps, Suspense, Switch } from 'solid-js'
import { momentZoneText } from '../../server/domain/words/dates.ts'
import { organizeWords } from '../../server/domain/words/organize.ts'
import { named } from '../../server/domain/words/rules.ts'
import { Failed, Loading } from '../parts/Failed.tsx'
import { OrganizerFrame, type RailGroup } from '../parts/Frame.tsx'
import { lang, wordsOf } from '../words.ts'
import { CampaignContext, type CampaignState, openCampaign } from './campaign.state.ts'

const words = wordsOf(organizeWords)

/** The desk of one campaign: loads its facts once for every page inside, and draws the frame around them. */
export default function Desk(props: ParentProps) {
  const address = useParams<{ campaign: string }>()
  const state = openCampaign(() => address.campaign)
  return (
    <CampaignContext.Provider value={state}>
      <OrganizerFrame
        name={nameOf(state)}
        home="/organize"
        role={hostOf(state)}
        aside={<Clock state={state} />}
        rail={railOf(state)}
        {...personOf(state)}
      >
        <Switch fallback={<Loading />}>
          <Match when={state.facts()}>
            <Suspense fallback={<Loading />}>{props.children}</Suspense>
          </Match>
          <Match when={state.broken() || state.refusal()}>
            <Failed sentence={state.refusal()?.title} onRetry={() => void state.reload()} />
          </Match>
        </Switch>
      </OrganizerFrame>
    </CampaignContext.Provider>
  )
}

function nameOf(state: CampaignState): string {
  const facts = state.facts()
  return facts === undefined ? words().frame.brand : named(lang(), { label: facts.name, labelEn: facts.nameEn })
}

function hostOf(state: CampaignState): string {
  const facts = state.facts()
  return facts === undefined ? '' : words().frame.host(named(lang(), { label: facts.host, labelEn: facts.hostEn }))
}

function personOf(state: CampaignState): { person?: string; personRole?: string } {
  const facts = state.facts()
  return facts === undefined ? {} : { person: facts.person, personRole: words().frame.role[facts.role] }
}

/** The server's time, carried on by this page's own clock. */
function Clock(props: { state: CampaignState }) {
  const [tick, setTick] = createSignal(performance.now())
  const timer = setInterval(() => setTick(performance.now()), 15_000)
  onCleanup(() => clearInterval(timer))
  const now = () => {
    const facts = props.state.facts()
    if (facts === undefined) return ''
    const passed = Math.max(0, tick() - props.state.loadedAt())
    return momentZoneText(lang(), facts.zone, new Date(Date.parse(facts.now) + passed).toISOString())
  }
  return <span class="topbar-aside muted figures">{now()}</span>
}

function railOf(state: CampaignState): RailGroup[] {
  const { pathname } = useLocation()
  const base = `/organize/${state.id()}`
  const waits = (place: string) => {
    const facts = state.facts()
    if (facts === undefined) return 0
    const missing = facts.issues.filter((issue) => issue.severity === 'must' && issue.place === place).length
    return missing + facts.waiting.filter((thing) => thing.place === place).length
  }
  const link = (page: string, label: string) => {
    const href = page === '' ? base : `${base}/${page}`
    const current = page === '' ? pathname === base || pathname === `${base}/` : pathname.startsWith(href)
    return { href, label, current, waiting: waits(page) }
  }
  const w = words().frame
  return [
    { links: [link('', w.overview), link('audit', w.audit)] },
    {
      label: w.work,
      links: [
        link('nominations', w.nominations),
        link('people', w.people),
        link('progress', w.progress),
        link('voters', w.voters),
        link('voting', w.voting),
        link('results', w.results),
      ],
    },
    { label: w.setup, links: [link('stages', w.stages), link('rubric', w.rubric), link('rules', w.rules)] },
  ]
}
