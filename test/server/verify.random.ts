import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { verifySentence } from '../../server/domain/words/verify.ts'
import { reportOf } from '../tamper.ts'
import { packPlan, randomPlan, tamperWith } from '../tampering.ts'

/** Honest bundles are accepted and tampered ones rejected with the right place, so many of each, by a seed. */
export function verifyAtRandom(seed: string, honest: number, tampered: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'gongping-random-'))
  const path = join(folder, 'bundle.tar')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(`accepts ${honest} honest bundles`, async () => {
    const refused: unknown[] = []
    for (let turn = 0; turn < honest; turn++) {
      const plan = randomPlan(`${seed}/honest/${turn}`)
      await packPlan(path, plan)
      const { verdict, faults, missing } = await reportOf(path)
      const lacks = missing.filter((part) => part !== 'idents')
      if (verdict !== 'valid' || lacks.length > 0) refused.push({ plan, lacks, faults })
    }
    expect(refused).toEqual([])
  })

  it(`rejects ${tampered} tampered bundles and says where`, async () => {
    const passed: unknown[] = []
    const kinds = new Map<string, number>()
    for (let turn = 0; turn < tampered; turn++) {
      const { what, isFound } = await tamperWith(path, `${seed}/tampered/${turn}`)
      const report = await reportOf(path)
      for (const fault of report.faults) kinds.set(fault.code, (kinds.get(fault.code) ?? 0) + 1)
      if (report.code !== 0 && isFound(report)) continue
      passed.push({ turn, what, verdict: report.verdict, said: report.faults.map((one) => verifySentence('en', one)) })
    }
    expect(passed).toEqual([])
    expect(kinds.size).toBeGreaterThan(10)
  })
}
