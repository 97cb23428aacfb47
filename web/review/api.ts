import { hc, type InferResponseType } from 'hono/client'
import type { Reviews } from '../../server/reviews.ts'

/** The typed client of the review routes. */
export const reviews = hc<Reviews>('/api')

const sheets = reviews.campaigns[':campaign'].sheets

/** My review as the server tells it: campaign, rubric, and every nomination in my order. */
export type Mine = InferResponseType<typeof sheets.$get, 200>
export type MySheet = Mine['sheets'][number]

/** One nomination's material and my sheet on it. */
export type Work = InferResponseType<(typeof sheets)[':number']['$get'], 200>
export type Material = Work['nomination']
export type Sheet = Work['sheet']
