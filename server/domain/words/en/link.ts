import type { link as chinese } from '../zh-CN/link.ts'

/** Sentences of `gongping link` and of the first start. */
export const link: typeof chinese = {
  usage: 'gongping link organizer [--campaign ID] [--name NAME]',
  unknownCampaign: (campaign) => `There is no campaign ${campaign}.`,
  organizer: 'Organizer',
  founder: 'Whoever opens this link becomes a founder, who may open campaigns. It works once, within 14 days:',
  place: (campaign) => `Whoever opens this link becomes an organizer of “${campaign}”. It works once, within 14 days:`,
  setUp: 'Nobody runs this server yet. Open this one-time link to set up your account:',
}
