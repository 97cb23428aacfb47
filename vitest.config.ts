import { defineConfig } from 'vitest/config'

/** `unit` and `story` make up `npm test`; `check` is what takes longer and runs with `npm run check`. */
const project = (name: string, include: string[], serial: boolean) => ({
  test: {
    name,
    include,
    testTimeout: serial ? 240_000 : 30_000,
    hookTimeout: 120_000,
    pool: 'forks' as const,
    fileParallelism: !serial,
    setupFiles: ['test/assertions.ts'],
  },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/**/*.test.ts', '!test/story/**'], false),
      project('story', ['test/story/**/*.test.ts'], true),
      project('check', ['test/**/*.check.ts'], true),
    ],
  },
})
