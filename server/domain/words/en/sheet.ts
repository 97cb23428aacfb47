import type { Wording } from '../../words.ts'
import type { sheet as chinese } from '../zh-CN/sheet.ts'

/** Words on the page of the rule sheet; the sentences of the rules stand in rules.ts. */
export const sheet: Wording<typeof chinese> = {
  title: 'The rules in plain words',
  frozen: (at, host) =>
    `${host} froze these rules when the campaign opened, ${at}. They have not changed since and cannot.`,
  proof: 'How to check',
  proofSentence:
    'This is the fingerprint (SHA-256) of the rules file; the first entry of the public log carries the same one. Download the file and compute it yourself: it must agree to the last digit.',
  download: 'Download the rules file',
  missing: 'The rules are not public yet',
  missingSentence: 'They are frozen and published here when the campaign opens.',
}
