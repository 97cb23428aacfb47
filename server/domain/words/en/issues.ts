import type { issues as chineseIssues, settled as chineseSettled } from '../zh-CN/issues.ts'
import { identity } from './identity.ts'

const ways: Record<string, string> = identity.ways

/** What is missing before opening: what, why or how, and where to go. */
export const issues: typeof chineseIssues = {
  'no-stages': {
    title: () => 'There is no stage yet',
    about: () => 'scoring or voting, and the final list, at least',
    act: 'Plan',
  },
  'stages-undated': {
    title: ({ count }) => (count === 1 ? '1 stage has no date' : `${count} stages have no dates`),
    about: () => 'vote and scores may run at the same time',
    act: 'Set dates',
  },
  'stage-window-reversed': {
    title: (_, stage) => `${stage} ends before it begins`,
    about: () => 'move the end',
    act: 'Mend',
  },
  'stage-window-past': {
    title: (_, stage) => `${stage} ended in the past`,
    about: () => 'it would be over at once',
    act: 'Mend',
  },
  'stage-before-close': {
    title: (_, stage) => `${stage} lies before the end of vote or scores`,
    about: () => 'there is no result until both are over',
    act: 'Mend',
  },
  'party-without-stage': {
    title: (_, stage) => `A weight counts on a stage that is missing: ${stage}`,
    about: () => 'add the stage, or set the weight to 0',
    act: 'Mend',
  },
  'batches-overlap': {
    title: () => 'Two batches share numbers',
    about: () => 'a number belongs to one batch',
    act: 'Mend',
  },
  'batches-missing': {
    title: () => 'Votes go by batch, but one has no numbers',
    about: () => 'give its first and last',
    act: 'Mend',
  },
  'candidates-outside-batches': {
    title: ({ count }) => (count === 1 ? '1 nomination is in no batch' : `${count} nominations are in no batch`),
    about: ({ first }) => `number ${first} for one: nobody could vote for it`,
    act: 'Mend',
  },
  'rubric-empty': { title: () => 'There are no criteria yet', about: () => '1 to 20 of them', act: 'Write' },
  'rubric-too-long': {
    title: ({ count }) => `There are ${count} criteria`,
    about: ({ most }) => `${most} at most`,
    act: 'Mend',
  },
  'rubric-weights': {
    title: ({ sum }) => `The weights come to ${sum}`,
    about: ({ gap, side }) => `exactly 100.00 is needed: ${gap} ${side === 'under' ? 'short' : 'over'}`,
    act: 'Mend',
  },
  'rubric-unnamed': {
    title: () => 'A criterion has no name',
    about: () => 'experts must know what they score',
    act: 'Mend',
  },
  'rubric-bands': {
    title: ({ criterion }) => `The levels of “${criterion}” do not join`,
    about: () => 'they must cover 0 to 100 once',
    act: 'Mend',
  },
  'rubric-bands-missing': {
    title: ({ criterion }) => `Levels of “${criterion}” lack words`,
    about: () => 'words bring experts to one scale',
    act: 'Write',
  },
  'party-weights': {
    title: ({ sum }) => `The parties come to ${sum}`,
    about: () => 'exactly 100 is needed',
    act: 'Mend',
  },
  'ties-missing': { title: () => 'Ties are not settled', about: () => 'by the expert score first, say', act: 'Write' },
  'vote-range': {
    title: ({ min, max }) => `A ballot of ${min} to ${max} cannot be cast`,
    about: () => 'at least 1, and the most not below the least',
    act: 'Mend',
  },
  'vote-more-than-candidates': {
    title: ({ min }) => `A ballot needs ${min} choices`,
    about: ({ candidates }) => `a batch has only ${candidates}`,
    act: 'Mend',
  },
  'vote-picks-day': {
    title: ({ min }) => `A ballot holds at least ${min}`,
    about: ({ picks }) => `but a day at most ${picks}, so none could be cast`,
    act: 'Mend',
  },
  'vote-categories': {
    title: ({ max }) => `At most ${max} of one theme`,
    about: ({ themes, min }) =>
      `with ${themes} ${themes === 1 ? 'theme' : 'themes'} that never makes the least of ${min}`,
    act: 'Mend',
  },
  'vote-batch-limit': {
    title: ({ batch }) => `The limits of numbers ${batch} do not hold`,
    about: () => 'they need a voting stage of that range, and a most that is not below the least',
    act: 'Mend',
  },
  'vote-tiers-missing': {
    title: () => 'There is no way to show who one is',
    about: () => 'one at least, such as the device',
    act: 'Add',
  },
  'vote-tier-unavailable': {
    title: ({ tier }) => `This server cannot offer “${ways[String(tier)] ?? tier}”`,
    about: () => 'configure it before opening, or take it away',
    act: 'Mend',
  },
  'vote-roll': {
    title: () => 'Only the roll may vote, but the roll is not among the ways to vote',
    about: () => 'add the roll, or let others vote too',
    act: 'Mend',
  },
  'vote-days': { title: () => 'No ballots a day', about: () => 'at least 1', act: 'Mend' },
  'tally-rules': {
    title: () => 'A rule of the total is incomplete',
    about: () => 'the link leads to the field',
    act: 'Mend',
  },
  'candidates-missing': {
    title: () => 'There are no nominations',
    about: () => 'import a sheet, or add them',
    act: 'Import',
  },
  'candidates-later': {
    title: () => 'There are no nominations yet',
    about: () => 'needed before vote or scores begin',
    act: 'Import',
  },
  'experts-missing': {
    title: () => 'No expert is invited',
    about: () => 'each gets a link of their own',
    act: 'Invite',
  },
  'experts-few': {
    title: ({ wanted, experts }) => `Extremes are dropped from ${wanted} sheets on; ${experts} experts are invited`,
    about: () => 'with fewer, all sheets count',
    act: 'Invite',
  },
  'experts-not-accepted': {
    title: ({ open }) => (open === 1 ? '1 expert has not accepted' : `${open} experts have not accepted`),
    about: () => 'they still can after opening',
    act: 'See links',
  },
  'second-person-missing': {
    title: () => 'There is no second organizer or auditor',
    about: () => 'publishing takes two',
    act: 'Add',
  },
  'choices-missing': {
    title: () => 'Themes or levels are missing',
    about: () => 'the nomination form asks for them',
    act: 'Write',
  },
}

/** The parts that are settled. */
export const settled: typeof chineseSettled = {
  'themes-and-levels': ({ themes, levels }) => `${themes} themes and ${levels} levels`,
  dates: ({ stages }) => `All ${stages} stages have their dates`,
  rubric: ({ leaves }) => `${leaves} criteria with weights of exactly 100.00`,
  rules: ({ ties }) => `The rules of the total are complete, with ${ties} steps for ties`,
  people: ({ experts }) => `${experts} experts invited, and a second person`,
  nominations: ({ candidates }) => `${candidates} nominations are on record`,
}
