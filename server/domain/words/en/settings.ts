import type { Wording } from '../../words.ts'
import type { settings as chinese } from '../zh-CN/settings.ts'

export const settings: Wording<typeof chinese> = {
  rules: { pageTitle: 'Rules of voting and scoring' },
  stages: { pageTitle: 'Stages' },
}
