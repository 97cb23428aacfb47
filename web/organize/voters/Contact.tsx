import { createSignal, untrack } from 'solid-js'
import { votersWords } from '../../../server/domain/words/voters.ts'
import { Button } from '../../parts/Button.tsx'
import { TextField } from '../../people/TextField.tsx'
import { wordsOf } from '../../words.ts'
import css from './voters.module.css'
import type { Desk, VotersState } from './voters.state.ts'

const words = wordsOf(votersWords)

/** Who answers for the voters' identities, as the privacy notice prints it. */
export function Contact(props: { desk: Desk; voters: VotersState; campaign: string }) {
  const w = () => words().contact
  const [contact, setContact] = createSignal(untrack(() => props.desk.contact))
  const [told, setTold] = createSignal('')
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    setTold('')
    if ((await props.voters.contact(contact())) !== null) setTold(w().saved)
  }
  return (
    <section class="section">
      <h2>{w().title}</h2>
      <p class="muted">{w().lead}</p>
      <form class={css.form} onSubmit={(event) => void save(event)}>
        <TextField
          name="contact"
          label={w().label}
          hint={w().hint}
          value={contact()}
          fixed={!props.desk.mayChange}
          onInput={setContact}
        />
        <div class={css.acts}>
          <Button
            type="submit"
            busy={props.voters.busy() === 'contact'}
            because={props.desk.mayChange ? undefined : words().auditorReads}
          >
            {w().save}
          </Button>
          <a class="plain-link" href={`/notice/${props.campaign}/privacy`} rel="external">
            {w().read}
          </a>
          <span role="status">{told()}</span>
        </div>
      </form>
    </section>
  )
}
