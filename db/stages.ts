import type { Stage } from '../server/domain/stage.ts'
import type { Database } from './database.ts'

/** Writes that a stage was opened or closed by an act; false when somebody else moved it first. */
export async function moveStage(trx: Database, before: Stage, after: Stage): Promise<boolean> {
  const moved = await trx
    .updateTable('stage')
    .set({ opened_at: after.openedAt, closed_at: after.closedAt })
    .where('id', '=', before.id)
    .where('opened_at', 'is not distinct from', before.openedAt)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** Gives a stage another window; false when its window or state changed meanwhile, and for a vote that the log calls closed. */
export async function moveWindow(trx: Database, before: Stage, after: Stage): Promise<boolean> {
  const moved = await trx
    .updateTable('stage')
    .set({ opens_at: after.opensAt, closes_at: after.closesAt })
    .where('id', '=', before.id)
    .where('opens_at', 'is not distinct from', before.opensAt)
    .where('closes_at', 'is not distinct from', before.closesAt)
    .where('closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('kind', '!=', 'voting'),
        eb.exists(
          eb
            .selectFrom('campaign')
            .whereRef('campaign.id', '=', 'stage.campaign')
            .where('campaign.voting_closed_at', 'is', null)
            .select('campaign.id'),
        ),
      ]),
    )
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
