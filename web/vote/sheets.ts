/** What opens over the gallery or takes its place: loaded after the first paint, all at once. */
export { Detail } from './Detail.tsx'
export { Done } from './Done.tsx'
export { Missing } from './Missing.tsx'
export { Pad } from './Pad.tsx'
export { Review } from './Review.tsx'
