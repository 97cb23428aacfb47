import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { listens } from '../world.ts'

const postgres = 'postgres://postgres@127.0.0.1:5432/test'
const postgresUp = await listens(5432)
if (!postgresUp && process.env.NO_SKIPS) throw new Error('PostgreSQL is needed on 127.0.0.1:5432')
if (!postgresUp) console.warn('skipped: a lost connection, nothing listens on 127.0.0.1:5432')

describe.runIf(postgresUp)('a connection that PostgreSQL ends while nobody uses it', () => {
  const [db, keeper] = [connect({ postgres }), connect({ postgres })]
  afterAll(async () => {
    await (await db).destroy()
    await (await keeper).destroy()
  })

  it('is replaced by the next query, and ends no process', async () => {
    const backend = async () => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(await db)
      return rows[0]?.pid
    }
    const before = await backend()
    await sql`select pg_terminate_backend(${before})`.execute(await keeper)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await backend()).not.toBe(before)
  })
})
