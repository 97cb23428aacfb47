/** Sentences that `gongping recount` prints. */
export const recount = {
  usage: 'Usage: gongping recount CAMPAIGN',
  unknownCampaign: (campaign: string) => `There is no opened campaign ${campaign}.`,
  head: 'number\tkept\trecounted',
  hidden: 'Voting and scoring are not over, so no votes are printed here either: only whether both counts agree.',
  counted: (ballots: number, seconds: string) => `Counted ${ballots} ballots again in ${seconds} s.`,
  agree: (counters: number) => `All ${counters} counters agree with the recount.`,
  disagree: (faults: number) => `${faults} counters differ from the recount:`,
  fault: {
    votes: (key: string, more: string) => `votes of ${key}: kept ${more}`,
    'tier-votes': (key: string, more: string) => `votes by tier ${key}: kept ${more}`,
    ballots: (key: string, more: string) => `ballots of five minutes ${key}: kept ${more}`,
  },
  more: (count: number) => (count > 0 ? `${count} more` : `${-count} fewer`),
}
