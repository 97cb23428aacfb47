import { createMemo, For, Match, Switch } from 'solid-js'
import { type Forecast, forecast } from '../../../server/domain/review.ts'
import { momentText } from '../../../server/domain/words/dates.ts'
import { lang } from '../../words.ts'
import { useReview, words } from '../review.state.ts'
import css from './mine.module.css'
import { PaceChart } from './PaceChart.tsx'

const day = 86_400_000

/** When I will be done at my pace, as a sentence and a line; and what to know while scoring. */
export function Pace() {
  const { mine } = useReview()
  const times = createMemo(() =>
    mine()
      .sheets.flatMap((sheet) => sheet.submittedAt ?? [])
      .sort(),
  )
  const left = () => mine().sheets.length - times().length
  const ahead = createMemo(() => forecast(times(), left(), mine().now))
  const finish = (found: Forecast): string =>
    momentText(lang(), mine().campaign.zone, new Date(found.finishesAt).toISOString())
  const sentence = (found: Forecast): string => {
    const text = words().mine
    const perDay = found.tenthsPerDay % 10 === 0 ? found.tenthsPerDay / 10 : (found.tenthsPerDay / 10).toFixed(1)
    const closesAt = mine().scoring?.closesAt ?? null
    const days = closesAt === null ? null : (Date.parse(closesAt) - found.finishesAt) / day
    const against =
      days === null ? text.paceEnd : days < 0 ? text.paceLate(Math.ceil(-days)) : text.paceEarly(Math.floor(days))
    return `${text.paceText(found.minutesEach, String(perDay))}${against}`
  }
  return (
    <aside>
      <Switch
        fallback={
          <>
            <h2>{words().mine.noPaceTitle}</h2>
            <p class="muted">{words().mine.noPaceText}</p>
          </>
        }
      >
        <Match when={left() === 0}>
          <h2>{words().mine.paceDone}</h2>
        </Match>
        <Match when={ahead()}>
          {(found) => (
            <>
              <h2>{words().mine.paceTitle(finish(found()))}</h2>
              <p class="muted">{sentence(found())}</p>
            </>
          )}
        </Match>
      </Switch>
      <PaceChart times={times()} finishesAt={ahead()?.finishesAt ?? null} />
      <section class={css.rules}>
        <h3>{words().mine.rulesTitle}</h3>
        <ul>
          <For each={words().mine.rules}>{(rule) => <li class="muted">{rule}</li>}</For>
        </ul>
      </section>
    </aside>
  )
}
