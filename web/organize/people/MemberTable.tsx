import { For, Show } from 'solid-js'
import { momentText } from '../../../server/domain/words/dates.ts'
import { peopleWords } from '../../../server/domain/words/people.ts'
import { lang, wordsOf } from '../../words.ts'
import type { Member } from './members.state.ts'
import css from './people.module.css'

const words = wordsOf(peopleWords)

export interface MemberTableProps {
  title: string
  members: readonly Member[]
  zone: string
  /** Experts have a pseudonym and score sheets. */
  experts?: boolean
  /** Absent where who looks may change nothing. */
  acts?:
    | { link: (member: Member) => void; remove: (member: Member) => void; restore: (member: Member) => void }
    | undefined
}

const colours: Record<Member['state'], string> = {
  invited: 'amber',
  'link-expired': 'amber',
  accepted: 'jade',
  removed: 'muted',
}

/** People of one kind, a row each; under 960 each becomes two lines. */
export function MemberTable(props: MemberTableProps) {
  const when = (member: Member) => {
    const t = words().desk
    const at = (moment: string | null) => (moment === null ? '' : momentText(lang(), props.zone, moment))
    if (member.state === 'removed') return t.removedAt(at(member.removedAt))
    if (member.state === 'accepted') return t.since(at(member.acceptedAt))
    return member.state === 'invited' ? t.until(at(member.linkExpiresAt)) : ''
  }
  return (
    <table class={`table table-folding ${css.members}`}>
      <caption class="unseen">{props.title}</caption>
      <thead>
        <tr>
          <Show when={props.experts}>
            <th class={css.code}>{words().desk.code}</th>
          </Show>
          <th>{words().field.name}</th>
          <th>{words().field.contact}</th>
          <th>{props.experts ? words().desk.state : words().field.role}</th>
          <Show when={props.experts} fallback={<th>{words().desk.state}</th>}>
            <th class="number">{words().desk.sheets}</th>
          </Show>
          <Show when={props.acts}>
            <th class={css.acts}>{words().desk.acts}</th>
          </Show>
        </tr>
      </thead>
      <tbody>
        <For each={props.members}>
          {(member) => {
            const state = () => (
              <td class={css.state}>
                <span class={colours[member.state]}>{words().desk.states[member.state]}</span>
                <small>{when(member)}</small>
              </td>
            )
            return (
              <tr>
                <Show when={props.experts}>
                  <td class={`figures in-number ${css.code}`}>{member.code}</td>
                </Show>
                <td class="in-name">
                  {member.name}
                  {member.own ? words().desk.own : ''}
                  <small>{member.affiliation}</small>
                </td>
                <td class={css.contact} classList={{ [css.nothing ?? '']: member.contact === '' }}>
                  {member.contact || '—'}
                </td>
                <Show when={props.experts} fallback={<td>{words().role[member.role]}</td>}>
                  {state()}
                </Show>
                <Show when={props.experts} fallback={state()}>
                  <td class="number" data-head={words().desk.sheets}>
                    {member.sheets}
                  </td>
                </Show>
                <Show when={props.acts}>{(acts) => <Acts member={member} acts={acts()} />}</Show>
              </tr>
            )
          }}
        </For>
      </tbody>
    </table>
  )
}

function Acts(props: { member: Member; acts: NonNullable<MemberTableProps['acts']> }) {
  return (
    <td class={css.acts}>
      <Show
        when={props.member.state !== 'removed'}
        fallback={
          <button type="button" class="link-button" onClick={() => props.acts.restore(props.member)}>
            {words().desk.restore}
            <span class="unseen"> {props.member.name}</span>
          </button>
        }
      >
        <button type="button" class="link-button" onClick={() => props.acts.link(props.member)}>
          {words().desk.newLink}
          <span class="unseen"> {props.member.name}</span>
        </button>
        <button type="button" class="link-button" onClick={() => props.acts.remove(props.member)}>
          {words().desk.remove}
          <span class="unseen"> {props.member.name}</span>
        </button>
      </Show>
    </td>
  )
}
