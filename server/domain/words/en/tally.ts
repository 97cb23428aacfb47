import type { TallyWords } from '../tally.ts'

const types = {
  object: 'an object {…}',
  list: 'a list […]',
  text: 'a text that is not empty',
  count: 'a whole number',
  boolean: 'true or false',
}

/** Every sentence of the tally command. */
export const tally: TallyWords = {
  fault: {
    'field-missing': ({ field }) => `${field} is missing.`,
    'field-unknown': ({ field }) => `${field} is not a field of a tally; check its spelling.`,
    'field-type': ({ field, expected }) => `${field || 'The whole file'} must be ${types[expected]}.`,
    'field-decimal': ({ field }) => `${field} must be a decimal in quotation marks, such as "88.50".`,
    'field-range': ({ field, low, high }) =>
      high === null ? `${field} must not be below ${low}.` : `${field} must be between ${low} and ${high}.`,
    'field-choice': ({ field, choices }) => `${field} must be one of: ${choices.join(', ')}.`,
    'field-duplicate': ({ field }) => `${field} repeats an earlier one.`,
    'field-reference': ({ field }) => `${field} names a nomination that is not in nominations.`,
    'field-conflict': ({ field, other }) => `${field} contradicts ${other}; keep one of them.`,
    'weights-sum': ({ field, sum }) => `The weights of ${field} must sum to exactly 100; they sum to ${sum}.`,
    'brackets-order': ({ field }) =>
      `${field}: brackets run from the most votes to the fewest, end with "0", and are written ["votes","points"].`,
  },
  usage: 'Usage: gongping tally input.json > result.json',
  unreadable: (path) => `The file ${path} cannot be read.`,
  notJson: (path) => `${path} is not valid JSON.`,
}
