/** What the organizer sees first: where the campaign stands, and what waits. Never a total or a rank. */

export { batchTime, forecast } from './overview/figures.ts'
export { type Headline, headline, type Moment, nextMoment } from './overview/headline.ts'
export { type Waiting, type WaitingFacts, waitingThings } from './overview/waiting.ts'
