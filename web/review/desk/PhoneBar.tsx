import { partsWords } from '../../../server/domain/words/parts.ts'
import { DeskSeal } from '../../parts/DeskSeal.tsx'
import { wordsOf } from '../../words.ts'
import type { DeskState } from '../desk.state.ts'
import { printed, useReview, words } from '../review.state.ts'
import { DeskSaved } from './DeskSaved.tsx'
import css from './phone.module.css'

const parts = wordsOf(partsWords)

/** The bar of 48 px on phones: back, seal, name, save status. */
export function PhoneBar(props: { desk: DeskState }) {
  const { state } = useReview()
  return (
    <header class={css.bar}>
      <a class="button skip" href="#main">
        {parts().skip}
      </a>
      <a class={`plain-link ${css.back}`} href={`/review/${state.id()}`} aria-label={words().desk.back}>
        ‹
      </a>
      <DeskSeal
        number={printed(props.desk.number)}
        size={30}
        state={props.desk.submittedAt() === null ? 'draft' : 'stamped'}
      />
      <b class={css.name}>{props.desk.work.nomination.name}</b>
      <DeskSaved desk={props.desk} unmarked />
    </header>
  )
}
