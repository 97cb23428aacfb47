import { batch, createSignal } from 'solid-js'
import { type Invitee, inviteeFaults, readInvitees } from '../../../server/domain/invitees.ts'
import { partsWords } from '../../../server/domain/words/parts.ts'
import { peopleWords } from '../../../server/domain/words/people.ts'
import { ask } from '../../api.ts'
import { type Place, people } from '../../me.ts'
import type { FieldError } from '../../parts/ErrorSummary.tsx'
import { foundFaults, refusedFaults } from '../../people/faults.ts'
import { wordsOf } from '../../words.ts'
import { linkAddress, type Members } from './members.state.ts'

const words = wordsOf(peopleWords)
const shared = wordsOf(partsWords)
const nobody: Invitee = { name: '', contact: '', affiliation: '' }

/** The form that invites one person, or several pasted lines. What was typed goes only once it was accepted. */
export function openInvite(members: Members) {
  const [role, setRole] = createSignal<Place['role']>('expert')
  const [several, setSeveral] = createSignal(false)
  const [one, setOne] = createSignal<Invitee>(nobody)
  const [lines, setLines] = createSignal('')
  const [errors, setErrors] = createSignal<FieldError[]>([])
  const [busy, setBusy] = createSignal(false)

  const list = () => (several() ? readInvitees(lines()) : [one()])

  /** On the pasted list every fault belongs to the one field, named by its line. */
  const placed = (faults: FieldError[]): FieldError[] =>
    faults.map(({ field, sentence }) => {
      const [, index, part] = /^people\.(\d+)\.(\w+)$/.exec(field ?? '') ?? []
      if (index === undefined || part === undefined) return { field, sentence }
      return several()
        ? { field: 'lines', sentence: words().invite.lineFault(Number(index) + 1, sentence) }
        : { field: part, sentence }
    })

  const send = async () => {
    if (busy()) return
    const invitees = list()
    if (invitees.length === 0) return setErrors([{ field: 'lines', sentence: words().invite.empty }])
    const faults = inviteeFaults(invitees, [])
    if (faults.length > 0) return setErrors(placed(foundFaults(faults)))
    setBusy(true)
    try {
      const path = { param: { campaign: members.campaign() } }
      const outcome = await ask(() =>
        people.campaigns[':campaign'].members.$post({ ...path, json: { role: role(), people: invitees } }),
      )
      if ('refusal' in outcome) return setErrors(placed(refusedFaults(outcome.refusal)))
      const { invited } = outcome.answer
      batch(() => {
        setErrors([])
        setOne(nobody)
        setLines('')
        members.setLinks([
          ...invited.map(({ member, name, code, token }) => ({ member, name, code, address: linkAddress(token) })),
          ...members.links(),
        ])
      })
      await members.reload()
    } catch {
      setErrors([{ sentence: shared().broken }])
    } finally {
      setBusy(false)
    }
  }

  return {
    role,
    setRole,
    several,
    setSeveral: (next: boolean) => {
      setErrors([])
      setSeveral(next)
    },
    one,
    change: (part: Partial<Invitee>) => setOne({ ...one(), ...part }),
    lines,
    setLines,
    count: () => list().length,
    errors,
    busy,
    send,
  }
}

export type Invite = ReturnType<typeof openInvite>
