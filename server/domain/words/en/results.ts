import type { Wording } from '../../words.ts'
import type { results as chinese } from '../zh-CN/results.ts'

/** Words of the organizer's result page. */
export const results: Wording<typeof chinese> = {
  title: {
    places: (count) => `Ranking, the first ${count} are selected`,
    plain: (count) => (count === 1 ? 'Ranking of one nomination' : `Ranking of ${count} nominations`),
    shared: 'Ranking, places shared out by the rules',
    empty: 'There is nothing to rank yet',
    hidden: 'The ranking appears here when voting and scoring are over',
  },
  rounding: 'parts and totals count as they are printed',
  rules: (hash, day) => `rules ${hash}, frozen ${day}`,
  sentence: (parts) => `${parts}.`,
  partsComma: ', ',
  gap: (last, next, gap) => `Ranks ${last} and ${next} are ${gap} points apart.`,
  gapNote: 'Both totals are those printed in the list.',
  openLine: (numbers, places) =>
    `${numbers} have the same total, right at place ${places}. The rules stop here: organizer and auditor decide.`,
  tabs: { label: 'Lists', ranked: 'Ranking', unranked: 'Not ranked' },
  search: 'Find by number or name',
  nothingFound: 'There is no such nomination.',
  emptySentence: 'There is no nomination, or none has a score.',
  noneUnranked: 'Every nomination has a rank.',
  reason: 'Reason',
  votes: 'Votes',
  sheets: 'Sheets',
  counted: (counted, sheets) => (counted === sheets ? `${sheets}` : `${counted} / ${sheets}`),
  sheetsNote: 'counted / all',
  line: (count) => `The ${count} above are selected`,
  account: (accepted, counted) => `${accepted} ballots accepted, ${counted} counted`,
  export: {
    button: 'Export',
    title: 'Export',
    result: 'Ranked list',
    scores: 'Score matrix (names of experts on the second sheet)',
    nominations: 'Nominations',
    recompute: 'Input of the computation',
    recomputeNote: 'gongping tally gives the same ranking, letter for letter',
  },
  hidden: {
    sentence:
      'To be fair to all, nobody sees a total or a rank before all voting and scoring is over, organizers included.',
    awaited: 'Still to end',
    frozen: 'This campaign is not open yet.',
    voting: 'Public vote',
    scoring: 'Expert scoring',
    batch: (first, last) => `Public vote on No. ${first}–${last}`,
    closes: (moment) => `until ${moment}`,
    undated: 'no closing date yet',
    progress: 'See the progress of the experts',
  },
  kind: { 'public-notice': 'public notice', final: 'final list' },
  propose: {
    button: { 'public-notice': 'Propose the notice', final: 'Propose the final list' },
    title: {
      'public-notice': 'Propose to put this list under public notice?',
      final: 'Propose to publish the final list?',
    },
    effect: (revision) =>
      `Revision ${revision} of the list is then fixed as it stands and waits for another organizer or the auditor to confirm it.`,
    after: {
      'public-notice':
        'Once confirmed: the list is public at once, the notice period begins, and its fingerprint stands in the public log.',
      final: 'Once confirmed: the final list is public at once and its fingerprint stands in the public log.',
    },
    undo: 'It can be withdrawn until then. Afterwards only a new revision can follow; the old one stays readable.',
    submit: 'Propose it',
    cancel: 'Not yet',
    notDue: 'The notice period is not over; the final list is proposed after it.',
  },
  waiting: {
    mine: (revision, kind) =>
      `Revision ${revision} (${kind}) waits for a second person. You proposed it, so another organizer or the auditor confirms it.`,
    other: (revision, kind, person) => `${person} proposed revision ${revision} (${kind}); it waits for you.`,
    since: (moment) => `proposed ${moment}`,
    fingerprint: 'Fingerprint of the list',
    confirm: 'Check and confirm',
    confirmTitle: { 'public-notice': 'Put this list under public notice?', final: 'Publish the final list?' },
    counts: (ranked, above) => `${ranked} nominations are ranked, ${above} of them selected.`,
    submit: { 'public-notice': 'Confirm and publish now', final: 'Confirm and publish now' },
    withdraw: 'Withdraw',
    cancel: 'Look again',
  },
  published: {
    title: 'Published',
    revision: (revision, kind) => `Revision ${revision}, ${kind}`,
    by: (proposer, confirmer) => `proposed by ${proposer}, confirmed by ${confirmer}`,
    open: 'See the public page',
  },
  asking: 'Working…',
}
