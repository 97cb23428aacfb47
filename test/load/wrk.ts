import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a run of wrk found. Latencies in milliseconds. */
export interface WrkRun {
  answers: number
  seconds: number
  refused: number
  broken: number
  median: number
  p99: number
  /** Every fiftieth answer's body where `sampled` was asked for. */
  samples: string[]
}

/** One sentence where wrk is missing (it comes from Debian, not from npm); null where it is there. */
export function missingWrk(): string | null {
  const found = spawnSync('wrk', ['--version'], { stdio: 'ignore' })
  return found.error === undefined
    ? null
    : 'This measurement needs wrk as its load generator: apt-get install wrk. Nothing in npm sends fast enough on one core.'
}

/** The same request again and again, or each line of requests of one length once: the script that wrk runs. */
const script = `
local file = io.open(os.getenv("WRK_REQUESTS"), "rb")
local length = tonumber(os.getenv("WRK_LENGTH"))
local once = os.getenv("WRK_ONCE") == "1"
local kept = os.getenv("WRK_SAMPLES")
local same = (not once) and file:read(length) or nil
function request()
  return same or file:read(length) or "GET /no-request-is-left HTTP/1.1\\r\\nhost: none\\r\\n\\r\\n"
end
if kept then
  local seen = 0
  local out = io.open(kept, "wb")
  response = function(status, headers, body)
    seen = seen + 1
    if seen % 50 == 0 and status == 200 then out:write(body, "\\n") end
    if seen % 500 == 0 then out:flush() end
  end
end
function done(summary, latency)
  local e = summary.errors
  io.stdout:write(string.format('{"answers":%d,"micros":%d,"refused":%d,"broken":%d,"median":%f,"p99":%f}\\n',
    summary.requests, summary.duration, e.status, e.connect + e.read + e.write + e.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
`

export interface WrkOptions {
  url: URL
  seconds: number
  connections: number
  /** Requests of one and the same length. More than one means that each is sent once and never again. */
  requests: readonly string[]
  sampled?: boolean
}

/** Loads a server with wrk: one thread, so many keep-alive connections, each sending again as soon as it is answered. */
export async function runWrk({ url, seconds, connections, requests, sampled }: WrkOptions): Promise<WrkRun> {
  const [first = ''] = requests
  const length = Buffer.byteLength(first)
  if (requests.some((one) => one.length !== first.length)) throw new Error('requests of different length')
  const folder = await mkdtemp(join(tmpdir(), 'gongping-wrk-'))
  const file = join(folder, 'requests')
  const samples = join(folder, 'samples')
  await writeFile(join(folder, 'script.lua'), script)
  await writeFile(file, requests.join(''))
  const words = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', join(folder, 'script.lua')]
  const output = await read('wrk', [...words, url.origin], {
    WRK_REQUESTS: file,
    WRK_LENGTH: String(length),
    WRK_ONCE: requests.length > 1 ? '1' : '0',
    ...(sampled ? { WRK_SAMPLES: samples } : {}),
  })
  const line = output.split('\n').find((one) => one.startsWith('{'))
  if (line === undefined) throw new Error(`wrk said: ${output}`)
  const { micros, ...found }: Omit<WrkRun, 'seconds' | 'samples'> & { micros: number } = JSON.parse(line)
  const bodies = sampled ? await readLines(samples) : []
  await rm(folder, { recursive: true, force: true })
  return { ...found, seconds: micros / 1_000_000, samples: bodies }
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8')
  // The last line may be cut where wrk ended before its thread wrote it out.
  return text.split('\n').slice(0, -1)
}

async function read(command: string, words: readonly string[], environment: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.once('error', reject)
    child.once('exit', () => resolve(output))
  })
}
