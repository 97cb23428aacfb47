import { readFile } from 'node:fs/promises'
import { readOwnLanguage } from '../config.ts'
import type { Lang } from '../domain/words.ts'

/** What a command touches of the world. */
export interface CommandIo {
  readFile: (path: string) => Promise<string>
  stdout: (text: string) => void
  stderr: (text: string) => void
  lang: Lang
}

/** Runs one command in a process of its own; each is loaded only when it is asked for. Returns the exit code. */
type Command = (args: string[], io: CommandIo) => Promise<number>

const commands: Record<string, () => Promise<Command>> = {
  demo: async () => (await import('./demo.ts')).demoCommand,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  link: async () => (await import('./link.ts')).linkCommand,
  recount: async () => (await import('./recount.ts')).recountCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  tally: async () => (await import('./tally.ts')).tallyCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
}

/** `gongping <command> …`: exit code 0 when done, 1 when refused with one sentence on standard error. */
export async function runCommand(args: string[]): Promise<number> {
  const io: CommandIo = {
    readFile: (path) => readFile(path === '-' ? '/dev/stdin' : path, 'utf8'),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    lang: readOwnLanguage(),
  }
  const [name, ...rest] = args
  const load = name === undefined ? undefined : commands[name]
  if (load === undefined) {
    io.stderr(`gongping ${Object.keys(commands).join(' | ')}\n`)
    return 1
  }
  const command = await load()
  return command(rest, io)
}
