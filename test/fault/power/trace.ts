import { spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * What a process did to files and sockets, in the order it happened. Writes count from their call, syncs only from their
 * return: a sync under way at a power cut has promised nothing.
 */
export type Event =
  | { does: 'create'; path: string }
  | { does: 'write'; path: string; offset: number | null; bytes: Buffer }
  | { does: 'truncate'; path: string; length: number }
  | { does: 'sync-begin'; path: string; thread: string }
  | { does: 'sync-end'; path: string; thread: string }
  | { does: 'rename'; from: string; path: string }
  | { does: 'unlink'; path: string }
  | { does: 'answer'; text: string }

/** One sentence where strace is missing (it comes from Debian); null where it is there. */
export function missingStrace(): string | null {
  const found = spawnSync('strace', ['-V'], { stdio: 'ignore' })
  return found.error === undefined ? null : 'This replay needs strace: apt-get install strace.'
}

/** Words before the server's command, so that strace writes down what it does. */
export function recorded(file: string): string[] {
  const calls =
    'openat,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,lseek'
  return ['strace', '-f', '-qq', '-y', '-xx', '-s', '1048576', '--seccomp-bpf', '-e', `trace=${calls}`, '-o', file]
}

/** Reads strace's file; throws at a call that it knows no meaning of, so that nothing is overlooked. */
export async function* readTrace(file: string): AsyncGenerator<Event> {
  const open = new Map<string, string>()
  for await (const line of createInterface({
    input: createReadStream(file, 'latin1'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? []
    if (rest === '' || rest.startsWith('---') || rest.startsWith('+++')) continue
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest)
    const unfinished = rest.endsWith('<unfinished ...>')
    if (unfinished) {
      const call = rest.slice(0, -'<unfinished ...>'.length)
      open.set(thread, call)
      yield* begin(call, thread)
      continue
    }
    const whole = resumed === null ? rest : `${open.get(thread) ?? ''}${resumed[1] ?? ''}`
    open.delete(thread)
    if (/= -1 [A-Z]+/.test(whole.slice(-80))) continue
    if (resumed === null) yield* begin(whole, thread)
    yield* finish(whole, thread)
  }
}

/** What a call does from its beginning. */
function* begin(call: string, thread: string): Generator<Event> {
  const file = /^(\w+)\(\d+<((?:\\x[0-9a-f]{2})*|[^>]*)>/.exec(call)
  if (file === null) return
  const [, name = '', named = ''] = file
  const path = plain(named)
  if (name === 'pwrite64') {
    const [, hex = '', offset = ''] = /, "((?:\\x[0-9a-f]{2})*)", \d+, (\d+)/.exec(call) ?? []
    yield { does: 'write', path, offset: Number(offset), bytes: bytesOf(hex) }
  }
  if (name === 'write' || name === 'writev' || name === 'sendto' || name === 'sendmsg') {
    const bytes = bytesOf([...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex]) => hex).join(''))
    if (path.startsWith('/')) yield { does: 'write', path, offset: null, bytes }
    else yield { does: 'answer', text: bytes.toString('latin1') }
  }
  if (name === 'fsync' || name === 'fdatasync') yield { does: 'sync-begin', path, thread }
}

/** What a call has done at its return. */
function* finish(call: string, thread: string): Generator<Event> {
  const [, name = ''] = /^(\w+)\(/.exec(call) ?? []
  const paths = [...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => plain(hex))
  const [, onFile = ''] = /^\w+\(\d+<([^>]*)>/.exec(call) ?? []
  if (name === 'openat' && call.includes('O_CREAT')) yield { does: 'create', path: paths[0] ?? '' }
  if (name === 'openat' && call.includes('O_TRUNC')) yield { does: 'truncate', path: paths[0] ?? '', length: 0 }
  if (name === 'ftruncate') yield { does: 'truncate', path: plain(onFile), length: Number(/, (\d+)\)/.exec(call)?.[1]) }
  if (name === 'fsync' || name === 'fdatasync') yield { does: 'sync-end', path: plain(onFile), thread }
  if (name.startsWith('rename')) yield { does: 'rename', from: paths[0] ?? '', path: paths[1] ?? '' }
  if (name.startsWith('unlink')) yield { does: 'unlink', path: paths[0] ?? '' }
  if (name === 'lseek' && onFile.includes('sqlite')) throw new Error('SQLite seeks here: writes would be misplaced')
}

function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex')
}

/** With -xx strace escapes paths as well. */
function plain(text: string): string {
  return text.startsWith('\\x') ? bytesOf(text).toString('utf8') : text
}
