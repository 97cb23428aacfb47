import type { schema as chinese } from '../zh-CN/schema.ts'

/** What is wrong with the form of one field of a request: the half sentence after the colon. */
export const schema: typeof chinese = {
  missing: 'it is missing',
  type: (expected) => `it must be ${expected === 'array' || expected === 'object' ? 'an' : 'a'} ${expected}`,
  least: (least) => `too small or too short, at least ${least}`,
  most: (most) => `too large or too long, at most ${most}`,
  choice: (choices) => `it must be one of ${choices}`,
  unknown: (keys) => `${keys} is not known here`,
  form: 'it is not written as it should be',
}
