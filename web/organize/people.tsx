import { createEffect, createSignal, Match, Show, Switch } from 'solid-js'
import { peopleWords } from '../../server/domain/words/people.ts'
import { Empty } from '../parts/Empty.tsx'
import { Failed, Loading } from '../parts/Failed.tsx'
import { Tabs } from '../parts/Tabs.tsx'
import { wordsOf } from '../words.ts'
import { useCampaign } from './campaign.state.ts'
import { Confirm, type Question } from './people/Confirm.tsx'
import { InviteForm } from './people/InviteForm.tsx'
import { Links } from './people/Links.tsx'
import { MemberTable } from './people/MemberTable.tsx'
import { type Filter, type Member, type Members, openMembers } from './people/members.state.ts'
import css from './people/people.module.css'

const words = wordsOf(peopleWords)
const filters: readonly Filter[] = ['all', 'waiting', 'accepted', 'removed']

/** The people of a campaign: experts, organizers and the auditor, and the links that invite them. */
export default function People() {
  const campaign = useCampaign()
  const members = openMembers(campaign.id)
  createEffect(() => {
    document.title = words().desk.pageTitle
  })
  return (
    <Switch fallback={<Loading />}>
      <Match when={members.broken() || members.refusal()}>
        <Failed sentence={members.refusal()?.title} onRetry={() => void members.reload()} />
      </Match>
      <Match when={members.all()}>
        <Desk members={members} zone={campaign.facts()?.zone ?? 'Asia/Shanghai'} />
      </Match>
    </Switch>
  )
}

function Desk(props: { members: Members; zone: string }) {
  const [question, setQuestion] = createSignal<Question | null>(null)
  const [removed, setRemoved] = createSignal<Member | null>(null)
  const confirm = async ({ act, member }: Question) => {
    const done = act === 'link' ? await props.members.replaceLink(member) : await props.members.remove(member)
    if (!done) return
    setQuestion(null)
    setRemoved(act === 'remove' ? member : null)
  }
  const restore = async (member: Member) => {
    if (await props.members.restore(member)) setRemoved(null)
  }
  const acts = () =>
    props.members.mayChange()
      ? {
          link: (member: Member) => setQuestion({ act: 'link', member }),
          remove: (member: Member) => setQuestion({ act: 'remove', member }),
          restore: (member: Member) => void restore(member),
        }
      : undefined
  return (
    <>
      <Heading members={props.members} />
      <Show when={props.members.links().length > 0}>
        <Links members={props.members} />
      </Show>
      <Show when={removed()}>
        {(member) => (
          <p class={`note ${css.told}`} role="status">
            {words().confirm.removed(member().name)}{' '}
            <button type="button" class="link-button" onClick={() => void restore(member())}>
              {words().confirm.undo}
            </button>
          </p>
        )}
      </Show>
      <Show when={question() === null && props.members.problem()}>
        <p class="note note-error" role="alert">
          {props.members.problem()}
        </p>
      </Show>
      <div classList={{ split: props.members.mayChange() }}>
        <Lists members={props.members} zone={props.zone} acts={acts()} />
        <Show when={props.members.mayChange()}>
          <InviteForm members={props.members} />
        </Show>
      </div>
      <Confirm
        question={question()}
        busy={props.members.busy()}
        problem={props.members.problem()}
        onConfirm={(asked) => void confirm(asked)}
        onClose={() => setQuestion(null)}
      />
    </>
  )
}

function Heading(props: { members: Members }) {
  const experts = () =>
    (props.members.all() ?? []).filter(({ role, state }) => role === 'expert' && state !== 'removed')
  const accepted = () => experts().filter((expert) => expert.state === 'accepted').length
  return (
    <div class="page-head">
      <div>
        <h1>{words().desk.headline(experts().length, accepted())}</h1>
        <p class="muted">{words().desk.lead}</p>
        <Show when={!props.members.mayChange()}>
          <p class="muted">{words().desk.auditorReads}</p>
        </Show>
      </div>
    </div>
  )
}

function Lists(props: { members: Members; zone: string; acts: Parameters<typeof MemberTable>[0]['acts'] }) {
  const experts = () => props.members.shown().filter((member) => member.role === 'expert')
  const staff = () => props.members.shown().filter((member) => member.role !== 'expert')
  const unfiltered = () => props.members.filter() === 'all' && props.members.query() === ''
  return (
    <div>
      <Tabs
        label={words().desk.filters.label}
        tabs={filters.map((key) => ({ key, label: words().desk.filters[key], count: props.members.count(key) }))}
        current={props.members.filter()}
        panel="members"
        onChoose={(key) => props.members.setFilter(filters.find((known) => known === key) ?? 'all')}
      />
      <div id="members" role="tabpanel" aria-label={words().desk.filters.label}>
        <input
          class={css.search}
          type="search"
          aria-label={words().desk.search}
          placeholder={words().desk.search}
          value={props.members.query()}
          onInput={(event) => props.members.setQuery(event.currentTarget.value)}
        />
        <h2>{words().desk.experts}</h2>
        <Show
          when={experts().length > 0}
          fallback={<Empty title={unfiltered() ? words().desk.none : words().desk.notFound} />}
        >
          <MemberTable title={words().desk.experts} members={experts()} zone={props.zone} acts={props.acts} experts />
        </Show>
        <Show when={staff().length > 0}>
          <h2 class="section">{words().desk.staff}</h2>
          <MemberTable title={words().desk.staff} members={staff()} zone={props.zone} acts={props.acts} />
        </Show>
      </div>
    </div>
  )
}
