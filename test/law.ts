import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'

/** A source file: its path from the root of the project, and its text. */
export interface Source {
  path: string
  text: string
}

export const root = join(import.meta.dirname, '..')

const rooms = ['server', 'db', 'web']
const forbidden = [
  'data',
  'info',
  'item',
  'manager',
  'helper',
  'util',
  'utils',
  'process',
  'handle',
  'common',
  'misc',
  'temp',
  'flag',
]
const longest = 300

/** These two files speak of what is forbidden, so they are read by people only. */
const speakers = ['test/law.ts', 'test/architecture.test.ts']

/** Reads every TypeScript file of the three rooms and of the tests. */
export async function readSources(): Promise<Source[]> {
  const sources: Source[] = []
  for (const room of [...rooms, 'test'])
    for (const entry of await readdir(join(root, room), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && /\.tsx?$/.test(entry.name)) {
        const path = relative(root, join(entry.parentPath, entry.name))
        if (!speakers.includes(path)) sources.push({ path, text: await readFile(join(root, path), 'utf8') })
      }
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1))
}

interface Import {
  from: string
  typeOnly: boolean
}

/** What a file imports: static, re-exported, dynamic and side-effect imports. Relative ones are resolved from the root. */
export function importsOf({ path, text }: Source): Import[] {
  const statics = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gms)]
  const dynamics = [...text.matchAll(/(?<!typeof )\bimport\(\s*['"]([^'"]+)['"]/g)]
  const found = [
    ...statics.map(([, type, from = '']) => ({ from, typeOnly: type !== undefined })),
    ...dynamics.map(([, from = '']) => ({ from, typeOnly: false })),
  ]
  return found.map(({ from, typeOnly }) => ({
    from: from.startsWith('.') ? normalize(join(dirname(path), from)) : from,
    typeOnly,
  }))
}

/** Who may import whom (design.md). Each answer is one sentence that names the file. */
export function importViolations(source: Source): string[] {
  const { path } = source
  return importsOf(source).flatMap((imported) => {
    const { from } = imported
    const law = (allowed: boolean, sentence: string): string[] =>
      allowed ? [] : [`${path} imports ${from}: ${sentence}`]
    if (/(^|\/)server\/main\.ts$/.test(from)) return law(false, 'nobody imports main.ts')
    if (path.startsWith('server/domain/'))
      return law(from.startsWith('server/domain/'), 'the law imports nothing outside itself')
    if (path.startsWith('db/'))
      return law(
        /^(db\/|server\/domain\/|kysely($|\/)|better-sqlite3$|pg$|node:)/.test(from),
        'the memory knows the law, Kysely and its drivers',
      )
    if (path.startsWith('web/'))
      return law(
        /^(web\/|server\/domain\/|solid-js($|\/)|@solidjs\/router$|@kobalte\/core($|\/)|@simplewebauthn\/browser$|@noble\/ed25519$|uplot$|hono\/client$)/.test(
          from,
        ) ||
          (imported.typeOnly && from.startsWith('server/')),
        'the page knows the law, Solid, and types of the door',
      )
    if (path.startsWith('server/')) {
      if (from.startsWith('web/') || from.startsWith('test/') || /^(solid-js|@solidjs|@kobalte)/.test(from))
        return law(false, 'the door knows neither page nor tests')
      if (/^kysely($|\/)/.test(from)) return law(imported.typeOnly, 'the door names Kysely only as a type')
      return law(!/^(better-sqlite3|pg)$/.test(from), 'only the memory opens a database')
    }
    return []
  })
}

/** Size, `any`, promises for later, chance and clock in the law, the environment, and forbidden names. */
export function styleViolations({ path, text }: Source): string[] {
  const found: string[] = []
  const inRooms = rooms.some((room) => path.startsWith(`${room}/`))
  const lines = text.split('\n').length - 1
  if (inRooms && lines > longest)
    found.push(`${path} has ${lines} lines: past ${longest} it becomes a folder of the same noun`)
  if (/\bas any\b|: any\b|<any[>,]|\bany\[\]|@ts-(ignore|expect-error|nocheck)/.test(text))
    found.push(`${path} silences a type`)
  if (/\b(TODO|FIXME|XXX)\b/.test(text)) found.push(`${path} leaves something for later`)
  if (/\.(only|todo)\(|\b(it|describe|test)\.skip\(/.test(text)) found.push(`${path} has a test that does not run`)
  if (path.startsWith('server/domain/') && /Math\.random|Date\.now|new Date\(\)|performance\.now|\bcrypto\./.test(text))
    found.push(`${path} takes clock or chance inside the law`)
  if (inRooms && path !== 'server/config.ts' && /process\.env|import\.meta\.env/.test(text))
    found.push(`${path} reads the environment`)
  if (path.startsWith('web/') && /[\u4e00-\u9fff]/.test(text)) found.push(`${path} has Chinese outside the words`)
  if (/\/(tmp|root|work|home)\/\w/.test(text.replace(/https?:\S+/g, '')))
    found.push(`${path} names a path of one machine`)
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/(\.\w+)+$/, '') ?? ''
  const declared = [...text.matchAll(/\b(?:const|let|var|function\*?|class|interface|type)\s+(\w+)/g)].map(
    (match) => match[1] ?? '',
  )
  for (const word of [name, ...declared])
    if (forbidden.includes(word.toLowerCase())) found.push(`${path} uses "${word}" as a name`)
  return found
}

/** Lines of the rooms' files at a quantile, 0.5 for the median. */
export function linesAt(sources: readonly Source[], quantile: number): number {
  const lines = sources
    .filter(({ path }) => rooms.some((room) => path.startsWith(`${room}/`)))
    .map(({ text }) => text.split('\n').length - 1)
    .sort((a, b) => a - b)
  return lines[Math.min(lines.length - 1, Math.floor(lines.length * quantile))] ?? 0
}
