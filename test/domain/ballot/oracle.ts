import type { Drawn, Past, Try } from './draw.ts'

/** One name on one ballot of one voter: the only thing the rules below count. */
interface Mark {
  ballot: number
  day: string
  candidate: number
  category: string | null
}

const calendars = new Map<string, Intl.DateTimeFormat>()
const days = new Map<string, string>()

/** The day on the wall of the zone, as a Swedish calendar prints it. */
function dayOf(zone: string, at: string): string {
  const known = days.get(`${zone} ${at}`)
  if (known !== undefined) return known
  const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  calendars.set(zone, calendar)
  const day = calendar.format(new Date(at))
  if (days.size > 1000) days.clear()
  days.set(`${zone} ${at}`, day)
  return day
}

const before = (a: string, b: string) => Date.parse(a) < Date.parse(b)
const later = (at: string, seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
const printed = (n: number) => `${'0'.repeat(3 - `${n}`.length)}${n}`

/** Where a window stands for somebody who came at `arrived` and is entered at `at`. */
function phase(stage: Drawn['stages'][number], attempt: Try, grace: number): 'early' | 'open' | 'late' {
  const [opens, closes, ended] = [stage.opensAt ?? '', stage.closesAt ?? '', stage.closedAt]
  if (ended !== null && !before(attempt.arrived, ended)) return 'late'
  if (before(attempt.arrived, opens)) return 'early'
  if (!before(attempt.arrived, closes)) return 'late'
  const inTime = before(attempt.at, closes) && (ended === null || before(attempt.at, ended))
  if (inTime) return 'open'
  return ended === null && before(attempt.at, later(closes, grace)) ? 'open' : 'late'
}

/**
 * The rules told over by counting marks, with no code of the product: every reason against a ballot, sorted; the place it takes
 * where there is none. When the window itself is against it, nothing else is asked.
 */
export function judge(drawn: Drawn, history: readonly Past[], attempt: Try): { slot: string } | { reasons: string[] } {
  const { rules, zone, stages, candidates } = drawn
  const key = (stage: Drawn['stages'][number]) =>
    stage.batch === null ? null : `${printed(stage.batch.first)}-${printed(stage.batch.last)}`
  const asked = attempt.ballot.batch
  const named = asked === undefined ? stages : stages.filter((stage) => key(stage) === asked)
  if (named.length === 0) return { reasons: ['unknown-batch'] }
  const phases = named.map((stage) => phase(stage, attempt, rules.grace_seconds))
  if (!phases.includes('open')) return { reasons: [phases.includes('early') ? 'voting-not-open' : 'voting-closed'] }
  const open = named.filter((_, at) => phases[at] === 'open')
  const offered = rules.tiers.filter(({ tier }) => tier === attempt.tier)
  const allowance = offered[0]?.allowance ?? rules.allowance
  if (allowance.per === 'batch' && open.length > 1) return { reasons: ['batch-needed'] }

  const reasons: string[] = []
  if (offered.length === 0) reasons.push('tier-not-offered')
  if (offered.length > 0 && rules.eligibility.roll && attempt.tier !== 'roll') reasons.push('not-on-roll')
  if (rules.eligibility.confirm.length > 0 && !attempt.ballot.confirmed) reasons.push('eligibility-unconfirmed')

  const mine = history.filter(({ voter }) => voter === attempt.voter)
  const today = dayOf(zone, attempt.at)
  const category = (candidate: number) => candidates.get(candidate)?.category ?? null
  const marks: Mark[] = []
  mine.forEach((past, ballot) => {
    for (const candidate of past.choices)
      marks.push({ ballot, day: dayOf(zone, past.at), candidate, category: category(candidate) })
  })
  const chosen = attempt.ballot.choices.filter((one, at, all) => all.indexOf(one) === at)
  const ballotsToday = mine.filter(({ at }) => dayOf(zone, at) === today)
  const inside = (stage: Drawn['stages'][number], candidate: number) =>
    stage.batch === null || !(candidate < stage.batch.first || candidate > stage.batch.last)

  const [only] = open
  const spent = {
    campaign: mine.length > 0,
    batch: only !== undefined && marks.some(({ candidate }) => inside(only, candidate)),
    day: allowance.per === 'day' && ballotsToday.length + 1 > allowance.ballots,
  }
  if (spent[allowance.per]) reasons.push('already-voted')

  const own = open.map((stage) => rules.batches.find(({ batch }) => batch === key(stage)))
  const whole = open.length === 1 ? own[0] : undefined
  const [fewest, most] = [whole?.min ?? rules.min, whole?.max ?? rules.max]
  if (chosen.length < fewest) reasons.push(`too-few-choices ${fewest} ${chosen.length}`)
  if (chosen.length > most) reasons.push(`too-many-choices ${most} ${chosen.length}`)
  if (open.length > 1)
    open.forEach((stage, at) => {
      const count = chosen.filter((candidate) => inside(stage, candidate)).length
      const { min = null, max = null } = own[at] ?? {}
      if (min !== null && count < min) reasons.push(`too-few-in-batch ${key(stage)} ${min} ${count}`)
      if (max !== null && count > max) reasons.push(`too-many-in-batch ${key(stage)} ${max} ${count}`)
    })

  const limit = rules.per_category
  if (limit !== null)
    for (const theme of new Set(chosen.map(category))) {
      if (theme === null) continue
      const counted = marks.filter(({ day }) => limit.per === 'campaign' || (limit.per === 'day' && day === today))
      const count =
        counted.filter((mark) => mark.category === theme).length +
        chosen.filter((one) => category(one) === theme).length
      if (count > limit.max) reasons.push(`category-full ${theme} ${limit.max} ${count}`)
    }
  const marksToday = marks.filter(({ day }) => day === today)
  if (rules.picks_per_day !== null && marksToday.length + chosen.length > rules.picks_per_day)
    reasons.push(`picks-used-up ${rules.picks_per_day} ${marksToday.length} ${chosen.length}`)

  for (const candidate of chosen) {
    if (attempt.ballot.choices.filter((one) => one === candidate).length > 1)
      reasons.push(`repeated-choice ${candidate}`)
    const state = candidates.get(candidate)?.state ?? 'nobody'
    if (state === 'nobody') reasons.push(`unknown-candidate ${candidate}`)
    else if (state === 'suspended') reasons.push(`suspended-candidate ${candidate}`)
    else if (state === 'withdrawn' || state === 'disqualified') reasons.push(`withdrawn-candidate ${candidate}`)
    else if (open.every((stage) => !inside(stage, candidate))) reasons.push(`outside-batch ${candidate}`)
    const { same_candidate: same } = rules
    const ever = marks.filter((mark) => mark.candidate === candidate)
    if (same.per === 'campaign' && ever.length > 0) reasons.push(`chosen-before ${candidate}`)
    if (same.per === 'day' && ever.filter(({ day }) => day === today).length >= same.times)
      reasons.push(`chosen-today ${candidate} ${same.times}`)
  }
  if (reasons.length > 0) return { reasons: reasons.sort() }
  if (allowance.per === 'campaign') return { slot: 'once' }
  if (allowance.per === 'batch') return { slot: (only && key(only)) ?? 'once' }
  return { slot: `${today}/${ballotsToday.filter(({ slot }) => slot.startsWith(today)).length + 1}` }
}
