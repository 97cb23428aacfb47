import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { describe } from 'vitest'
import { connect } from '../../db/connect.ts'
import { listens, postgresUrl } from '../world.ts'
import { tellCampaign } from './campaign.ts'
import { openServer, type Served } from './serving.ts'

const absence = (await listens(5432)) ? null : 'nothing listens on 127.0.0.1:5432'
if (absence !== null && process.env.NO_SKIPS) throw new Error(`the story on PostgreSQL: ${absence}`)
if (absence !== null) console.warn(`skipped: the story on PostgreSQL, ${absence}`)

describe.runIf(absence === null)('on PostgreSQL', () => {
  tellCampaign('a whole campaign', onPostgres)
})

/** A server on a fresh schema, which goes with it. */
async function onPostgres(): Promise<Served> {
  const schema = `story_${randomBytes(6).toString('hex')}`
  const keeper = await connect({ postgres: postgresUrl })
  await sql`create schema ${sql.id(schema)}`.execute(keeper)
  const server = await openServer({ databaseUrl: `${postgresUrl}?options=-csearch_path%3D${schema}` })
  return {
    ...server,
    async close() {
      await server.close()
      await sql`drop schema ${sql.id(schema)} cascade`.execute(keeper)
      await keeper.destroy()
    },
  }
}
