import { tellCampaign } from './campaign.ts'
import { openServer } from './serving.ts'

tellCampaign('a whole campaign', () => openServer())
