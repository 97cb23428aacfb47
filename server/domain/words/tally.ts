import type { TallyFault } from '../tally.ts'
import type { Lang } from '../words.ts'
import { tally as english } from './en/tally.ts'
import { tally as chinese } from './zh-CN/tally.ts'

type Sentence<Code extends TallyFault['code']> = (fault: Extract<TallyFault, { code: Code }>) => string

/** Every sentence of `gongping tally`: one for each fault of an input, and those of the command itself. */
export type TallyWords = {
  readonly fault: { readonly [Code in TallyFault['code']]: Sentence<Code> }
  readonly usage: string
  readonly unreadable: (path: string) => string
  readonly notJson: (path: string) => string
}

/** The sentences in each language. */
export const tallyWords: { readonly [L in Lang]: TallyWords } = { 'zh-CN': chinese, en: english }

/** The one sentence that names the field of a fault and says what belongs there. */
export function faultSentence(lang: Lang, fault: TallyFault): string {
  const sentences = tallyWords[lang].fault
  switch (fault.code) {
    case 'field-missing':
      return sentences['field-missing'](fault)
    case 'field-unknown':
      return sentences['field-unknown'](fault)
    case 'field-type':
      return sentences['field-type'](fault)
    case 'field-decimal':
      return sentences['field-decimal'](fault)
    case 'field-range':
      return sentences['field-range'](fault)
    case 'field-choice':
      return sentences['field-choice'](fault)
    case 'field-duplicate':
      return sentences['field-duplicate'](fault)
    case 'field-reference':
      return sentences['field-reference'](fault)
    case 'field-conflict':
      return sentences['field-conflict'](fault)
    case 'weights-sum':
      return sentences['weights-sum'](fault)
    case 'brackets-order':
      return sentences['brackets-order'](fault)
  }
}
