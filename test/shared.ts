import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { needsShared } from './sharedMark.ts'

const folder = join(import.meta.dirname, '..', '..', 'shared')

/** The absolute path of a design paper (`golden/rounding.json`), or null where the papers are not beside the project. */
export function shared(path: string): string | null {
  const file = join(folder, path)
  return existsSync(file) ? file : null
}

/** A design paper as parsed JSON; its shape is for the test to know. */
export function sharedJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function skipAloud(name: string, path: string): void {
  console.warn(`not run: "${name}" needs ../shared/${path}, which is not here`)
}

/** A suite over one design paper, skipped aloud where the paper is absent. `body` gets its absolute path. */
export function describeWithShared(name: string, path: string, body: (file: string) => void): void {
  const file = shared(path)
  if (file === null) skipAloud(name, path)
  describe.runIf(file !== null)(`${name} ${needsShared}`, () => {
    if (file !== null) body(file)
  })
}

/**
 * A suite over every design paper of one folder whose name fits: other years are read as soon as they lie there.
 * Skipped aloud where there is none.
 */
export function describeEachShared(path: string, pattern: RegExp, body: (file: string) => void): void {
  const root = shared(path)
  const names = root === null ? [] : readdirSync(root).filter((name) => pattern.test(name))
  if (root === null || names.length === 0) skipAloud(`${pattern}`, path)
  for (const name of names) describe(`${name} ${needsShared}`, () => body(join(folder, path, name)))
}
