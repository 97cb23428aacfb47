/** Campaigns: made from a template, settled, opened, moved through their stages, and told to whom may know. */
import { list } from './campaigns/list.ts'
import { opening } from './campaigns/open.ts'
import { records } from './campaigns/records.ts'
import { settings } from './campaigns/settings.ts'
import { stages } from './campaigns/stages.ts'
import { slice } from './route.ts'

export type { CampaignFacts } from './campaigns/schemas.ts'

export const campaigns = slice()
  .route('/', list)
  .route('/', settings)
  .route('/', opening)
  .route('/', stages)
  .route('/', records)

export type Campaigns = typeof campaigns
