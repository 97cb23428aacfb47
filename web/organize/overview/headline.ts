import type { CampaignFacts } from '../../../server/campaigns.ts'
import { dayText } from '../../../server/domain/words/dates.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import { lang } from '../../words.ts'

/** The sentence at the head of the overview. */
export function headlineText(facts: CampaignFacts): string {
  const w = organizeWords[lang()].overview
  const stages = rulesWords[lang()].stageName
  const { headline, figures, zone } = facts
  switch (headline.code) {
    case 'preparing':
      return w.preparing(headline.count)
    case 'ready':
      return w.ready
    case 'running': {
      const { sheets, sheetsExpected } = figures
      const tenths = sheetsExpected === 0 ? 0 : Math.floor((sheets * 10) / sheetsExpected)
      const parts = headline.stages.map(({ kind, day }) =>
        kind === 'scoring' && sheets > 0 ? w.scored(tenths) : w.day(stages[kind], day),
      )
      return w.running(parts.join(w.and))
    }
    case 'between':
      return w.between(stages[headline.next.kind], dayText(lang(), zone, headline.next.at))
    case 'awaiting-result':
      return w.awaiting
    case 'published':
      return w.published[headline.kind]
  }
}
