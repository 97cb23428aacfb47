import css from './Title.module.css'
import { words } from './words.ts'

const joint = ' · '

/** The campaign's name and what it is; the dot between them only where both stand on one line. */
export function Title(props: { name: string }) {
  const parts = () => {
    const whole = words().title(props.name)
    const at = whole.lastIndexOf(joint)
    return at < 0 ? [whole, ''] : [whole.slice(0, at), whole.slice(at + joint.length)]
  }
  return (
    <>
      <span class={css.part}>{parts()[0]}</span>
      <span class={css.dot}>{joint}</span>
      <span class={css.part}>{parts()[1]}</span>
    </>
  )
}
