import { useNavigate } from '@solidjs/router'
import { createMemo, onCleanup, onMount, Show } from 'solid-js'
import { momentZoneText } from '../../server/domain/words/dates.ts'
import { Empty } from '../parts/Empty.tsx'
import { ExpertFrame } from '../parts/Frame.tsx'
import { lang } from '../words.ts'
import css from './mine/mine.module.css'
import { Pace } from './mine/Pace.tsx'
import { Strip } from './mine/Strip.tsx'
import { WorkTable } from './mine/WorkTable.tsx'
import { campaignName, printed, useReview, words } from './review.state.ts'

/** My list: what to score next, how far I am, and when I will be done. */
export default function MinePage() {
  const { mine } = useReview()
  const navigate = useNavigate()
  const open = createMemo(() => mine().sheets.filter((sheet) => sheet.state !== 'submitted'))
  const next = () => open().find((sheet) => sheet.state === 'draft') ?? open()[0]
  const enter = (number: number): void => navigate(`/review/${mine().campaign.id}/${printed(number)}`)

  onMount(() => {
    const pressed = (event: KeyboardEvent): void => {
      const first = next()
      const elsewhere = event.target instanceof Element && event.target.closest('a, button, input') !== null
      if (event.key === 'Enter' && !elsewhere && first !== undefined) enter(first.number)
    }
    addEventListener('keydown', pressed)
    onCleanup(() => removeEventListener('keydown', pressed))
  })

  return (
    <ExpertFrame
      name={campaignName(mine())}
      home="/review"
      role={words().role}
      person={mine().expert.name}
      personRole={words().expert}
    >
      <Show
        when={mine().sheets.length > 0}
        fallback={<Empty title={words().mine.empty} sentence={words().mine.emptyHint} />}
      >
        <div class="page-head">
          <div>
            <h1 class="head">
              {open().length === 0 ? words().mine.done(mine().sheets.length) : words().mine.left(open().length)}
            </h1>
            <Standing open={open().length} />
          </div>
          <Show when={mine().scoring?.state === 'open' ? next() : undefined}>
            {(sheet) => (
              <button type="button" class={`button button-filled ${css.next}`} onClick={() => enter(sheet().number)}>
                <span>
                  {(sheet().state === 'draft' ? words().mine.goOn : words().mine.begin)(
                    printed(sheet().number),
                    sheet().name,
                  )}
                </span>
                <kbd class={`key ${css.hint}`}>Enter</kbd>
              </button>
            )}
          </Show>
        </div>
        <Strip />
        <div class={`split ${css.below}`}>
          <WorkTable current={next()?.number} />
          <Pace />
        </div>
      </Show>
    </ExpertFrame>
  )
}

function Standing(props: { open: number }) {
  const { mine } = useReview()
  const days = (closesAt: string): number => Math.floor((Date.parse(closesAt) - Date.parse(mine().now)) / 86_400_000)
  const deadline = (): string => {
    const { scoring, campaign, now } = mine()
    const text = words().mine
    if (scoring === null) return text.planned
    const moment = (at: string): string => momentZoneText(lang(), campaign.zone, at)
    if (scoring.state === 'planned')
      return scoring.opensAt === null || scoring.opensAt < now
        ? text.planned
        : `${text.planned} · ${text.opens(moment(scoring.opensAt))}`
    if (scoring.closesAt === null) return scoring.state === 'closed' ? text.over : ''
    if (scoring.state === 'closed') return text.closed(moment(scoring.closesAt))
    return `${text.closes(moment(scoring.closesAt))} · ${text.daysLeft(days(scoring.closesAt))}`
  }
  return (
    <p class={css.standing}>
      <span>
        {words().mine.submittedOf}{' '}
        <b class="figures">
          {mine().sheets.length - props.open} / {mine().sheets.length}
        </b>
      </span>
      <Show when={deadline()}>{(text) => <span>{text()}</span>}</Show>
    </p>
  )
}
