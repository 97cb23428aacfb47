import type { refusal as chinese } from '../zh-CN/refusal.ts'

/** One sentence a refusal code: what is wrong, and what to do. `{name}` takes the figure. */
export const refusal: Record<keyof typeof chinese, string> = {
  'malformed-json': 'What was sent is not complete JSON; nothing was stored.',
  'bad-request': 'This field is not right: {problem}.',
  'not-signed-in': 'Please sign in first.',
  'session-expired': 'Your session has ended. Sign in again; what you typed is still here.',
  'cross-site': 'This request did not come from a page of this site, so nothing was done.',
  forbidden: 'You may not do this.',
  'not-found': 'Not found. It may have been removed, or the address is incomplete.',
  'unsupported-media-type': '{found} is not accepted here; use {accepted}.',
  'body-too-large': 'Too large: the limit is {limit}.',
  'too-many-requests': 'Too many attempts. Try again in {seconds} seconds.',
}
