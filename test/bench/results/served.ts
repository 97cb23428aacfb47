/**
 * The server under measure, a process of its own with an IPC channel: opens the folder it is given, tells how long the
 * check of the log took, answers over HTTP, and on request tells its memory or counts all ballots again.
 */
import { countBoth } from '../../../db/standings.ts'
import { readConfig } from '../../../server/config.ts'
import { countFaults } from '../../../server/domain/standings.ts'
import { serve } from '../../../server/listen.ts'
import { openDeps } from '../../../server/open.ts'
import { noPages } from '../../../server/pages.ts'

const [folder = '', secret = '', campaign = ''] = process.argv.slice(2)
const config = readConfig({ GONGPING_FOLDER: folder, SECRET: secret, PORT: '0', LOG_LEVEL: 'error' })
if ('problem' in config) throw new Error(config.problem)
const deps = await openDeps(config, noPages)
const stopCheck = stopwatch()
const checked = await deps.sequencer.check()
const check = stopCheck()
if (checked.some(({ fault }) => fault !== null)) throw new Error('the log that was built is not whole')
const serving = await serve(deps)
process.send?.({ url: serving.url, ...check })

process.on('message', async (question) => {
  if (question === 'memory') process.send?.({ megabytes: process.memoryUsage.rss() / 2 ** 20 })
  if (question === 'recount') {
    const stop = stopwatch()
    const { kept, counted } = await countBoth(deps.db, campaign)
    process.send?.({ ...stop(), ballots: counted.ballots, faults: countFaults(kept, counted).length })
  }
  if (question === 'stop') {
    await serving.drain()
    await deps.close()
    process.disconnect()
  }
})

/** Seconds on the wall, and of the processor alone, which other work on the machine does not lengthen. */
function stopwatch(): () => { seconds: number; processor: number } {
  const [from, used] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(used)
    return { seconds: (performance.now() - from) / 1000, processor: (user + system) / 1e6 }
  }
}
