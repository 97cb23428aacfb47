import type { Wording } from '../../words.ts'
import type { voteRules as chinese } from '../zh-CN/voteRules.ts'

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`

/** The sentences of the rule sheet about the vote: how one votes, and what is done against brushing. */
export const voteRules: Wording<typeof chinese> = {
  picks: (min, max) =>
    min === max ? `A ballot marks exactly ${min}.` : `A ballot marks ${min} to ${max}; fewer or more cannot be cast.`,
  batch: (first, last, limits) => `Of numbers ${first} to ${last}, ${limits}.`,
  batchLimit: {
    both: (min, max) => (min === max ? `exactly ${min} are marked` : `${min} to ${max} are marked`),
    min: (min) => `at least ${min} are marked`,
    max: (max) => `at most ${max} are marked`,
  },
  category: {
    ballot: (max) => `At most ${max} of one theme on a ballot.`,
    day: (max) => `At most ${max} of one theme a day.`,
    campaign: (max) => `At most ${max} of one theme in the whole selection.`,
  },
  who: {
    device: 'a device',
    email: 'an e-mail address',
    sms: 'a phone number',
    wechat: 'a WeChat account',
    code: 'an invite code',
    roll: 'a person on the roll',
    paper: 'a voter on paper',
  },
  allowance: {
    campaign: (who) => `One ballot for ${who} in the whole selection.`,
    batch: (who) => `One ballot for ${who} in each batch.`,
    day: (who, ballots) => `${ballots} ${ballots === 1 ? 'ballot' : 'ballots'} a day for ${who}.`,
  },
  follow: "Who votes by WeChat follows the organizer's account first.",
  oneVoter:
    'One identity is one voter, whichever way it comes in, and its ballots are counted together; different identities are not linked.',
  picksPerDay: (picks) => `At most ${picks} marks a day on all ballots together.`,
  same: {
    campaign: 'A voter may choose the same candidate once in the whole selection.',
    day: (times) => `A voter may choose the same candidate ${times === 1 ? 'once' : `${times} times`} a day.`,
    ballot: 'A ballot marks a candidate once; a later ballot may mark it again.',
    single: 'A ballot marks a candidate once.',
  },
  days: (zone) => `Days begin at midnight, ${zone}.`,
  address: (ballots) => `At most ${ballots} ${ballots === 1 ? 'ballot' : 'ballots'} a day from one network address.`,
  confirm: (text) => `Before voting one confirms: ${text}.`,
  roll: 'Only people on the roll may vote.',
  paperVoid: 'A paper ballot against the rules is void.',
  order: {
    shuffled: 'The order of the list differs from voter to voter; the numbers do not.',
    number: 'The list stands in the order of the numbers.',
  },
  results: {
    hidden:
      'Before voting ends, no page and no file shows a count or a rank. Whoever runs the database could count, but cannot change a ballot that stands in the public log.',
    live: 'Counts are shown while voting is open. They include ballots that are still being screened and are not the result.',
    refreshed: (minutes) =>
      `While voting is open, counts are refreshed every ${minutes === 1 ? 'minute' : `${minutes} minutes`}. They include ballots that are still being screened and are not the result.`,
  },
  population: (people) => `The turnout is compared with ${people} registered people; a clear excess is looked into.`,
  grace: (seconds) =>
    seconds === 0
      ? "Voting ends at the closing time of the server's clock."
      : `A ballot that arrived before the closing has ${seconds} more ${seconds === 1 ? 'second' : 'seconds'} to be entered.`,
  device: 'One a device is not one a person: this keeps repeats away and does not establish identity.',
  cleaning: {
    'after-close': 'Ballots are screened after the close; those found to be brushed are not counted.',
    periodic: 'Ballots are screened at intervals while voting is open; those found to be brushed are not counted.',
  },
  suspect: (count) => `A candidate under suspicion of brushing cannot be chosen for ${days(count)}.`,
  ladder: (steps) => `A candidate found to have brushed meets, in turn: ${steps}; each step is published.`,
  steps: {
    warn: 'a warning',
    suspend: (count) => `no votes for ${days(count)}`,
    zero: 'all its votes set to zero',
    disqualify: 'disqualification',
  },
  evidence: 'The notice names the entry and the cut-off date and carries a table of evidence.',
  free: 'Voting costs nothing, and nothing is given for sharing or for winning votes.',
  next: ', ',
}
