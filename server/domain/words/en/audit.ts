import type { Wording } from '../../words.ts'
import type { audit as chinese } from '../zh-CN/audit.ts'

export const audit: Wording<typeof chinese> = { pageTitle: 'Trail of acts' }
