import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { importViolations, linesAt, readSources, root, type Source, styleViolations } from './law.ts'

const sources = await readSources()

describe('the house', () => {
  it('keeps the law of imports', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.flatMap(importViolations)).toEqual([])
  })

  it('keeps size, types, names and words', () => {
    expect(sources.flatMap(styleViolations)).toEqual([])
  })

  it('stays made of small files: median under 90 lines, nine of ten under 220', () => {
    expect(linesAt(sources, 0.5)).toBeLessThan(90)
    expect(linesAt(sources, 0.9)).toBeLessThan(220)
  })

  it('has nothing at the top but what the design fixes and what tools force', async () => {
    const fixed = [
      'package.json',
      'tsconfig.json',
      'server',
      'web',
      'db',
      'test',
      'README.md',
      'LICENSE',
      'package-lock.json',
    ]
    const tools = [
      'vite.config.ts',
      'vitest.config.ts',
      'biome.json',
      '.gitignore',
      '.npmrc',
      '.ci',
      '.git',
      'node_modules',
      'dist',
      'gongping-data',
    ]
    expect((await readdir(root)).filter((name) => ![...fixed, ...tools].includes(name))).toEqual([])
  })
})

describe('a planted violation is caught', () => {
  const plant = (path: string, text: string): Source => ({ path, text })
  const broken: [string, Source][] = [
    ['the law imports nothing', plant('server/domain/x.ts', "import { z } from 'zod'\n")],
    ['the law imports nothing', plant('server/domain/x.ts', "import { createHash } from 'node:crypto'\n")],
    ['the law imports nothing', plant('server/domain/x.ts', "import { readCampaign } from '../../db/campaigns.ts'\n")],
    ['the memory knows', plant('db/x.ts', "import { Hono } from 'hono'\n")],
    ['the memory knows', plant('db/x.ts', "import { createApp } from '../server/app.ts'\n")],
    ['the page knows', plant('web/x.tsx', "import { createApp } from '../server/app.ts'\n")],
    ['the page knows', plant('web/x.tsx', "const late = () => import('../db/log.ts')\n")],
    ['only as a type', plant('server/x.ts', "import { sql } from 'kysely'\n")],
    ['only the memory opens', plant('server/x.ts', "import pg from 'pg'\n")],
    ['nobody imports main', plant('server/x.ts', "import './main.ts'\n")],
    ['neither page nor tests', plant('server/x.ts', "export { Seal } from '../web/parts/Seal.tsx'\n")],
  ]
  it.each(broken)('import law: %s', (sentence, source) => {
    expect(importViolations(source).join()).toContain(sentence)
  })

  const untidy: [string, Source][] = [
    ['past 300', plant('db/x.ts', 'x\n'.repeat(301))],
    ['silences a type', plant('db/x.ts', 'const x = y as any\n')],
    ['silences a type', plant('test/x.ts', '// @ts-ignore\n')],
    ['for later', plant('web/x.tsx', '// TODO\n')],
    ['does not run', plant('test/x.test.ts', "it.skip('x', () => {})\n")],
    ['clock or chance', plant('server/domain/x.ts', 'const at = Date.now()\n')],
    ['reads the environment', plant('server/x.ts', 'const port = process.env.PORT\n')],
    ['Chinese outside', plant('web/x.tsx', "const title = '投票'\n")],
    ['path of one machine', plant('server/x.ts', "const folder = '/tmp/x'\n")],
    ['as a name', plant('server/utils.ts', '')],
    ['as a name', plant('server/x.ts', 'const data = 1\n')],
  ]
  it.each(untidy)('style: %s', (sentence, source) => {
    expect(styleViolations(source).join()).toContain(sentence)
  })

  it('lets what is allowed pass', () => {
    const lawful = [
      plant('web/x.tsx', "import type { Log } from '../server/log.ts'\nimport { hc } from 'hono/client'\n"),
      plant('server/x.ts', "import type { Kysely } from 'kysely'\nimport { readCampaign } from '../db/campaigns.ts'\n"),
      plant('server/domain/x.ts', "import { leaves } from './rubric.ts'\n"),
    ]
    expect(lawful.flatMap((source) => [...importViolations(source), ...styleViolations(source)])).toEqual([])
  })
})
