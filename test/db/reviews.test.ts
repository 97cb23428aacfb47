import { beforeAll, expect, it } from 'vitest'
import { logEntries } from '../../db/log.ts'
import { ownSheets, readSheet, type SheetWrite, saveDraft, submitSheet } from '../../db/reviews.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { storeCampaign, storeMember, storeNominations } from '../make.ts'
import { onEachDatabase } from '../world.ts'

onEachDatabase('score sheets in the memory', (database) => {
  const at = '2026-06-10T08:00:00.000Z'
  const content = (points: number) => ({ scores: { name: { points, comment: '' } }, comment: '' })
  let campaign: Campaign
  let write: (version: number) => SheetWrite
  let expert: { person: string; member: string }
  const seal = (entry: (at: string) => string) => ({
    salt: 's',
    commit: 'c',
    person: expert.person,
    number: 1,
    stage: campaign.stages[1]?.id ?? '',
    entry,
  })
  const stored = () => readSheet(database(), campaign.id, expert.member, write(0).nomination)

  beforeAll(async () => {
    campaign = await storeCampaign(database())
    const [nomination] = await storeNominations(database(), campaign.id, 1)
    expert = await storeMember(database(), campaign.id, 'expert', '甲')
    write = (version) => ({
      campaign: campaign.id,
      expert: expert.member,
      nomination: nomination?.id ?? '',
      version,
      at,
    })
  })

  it('gives one of two first drafts the row, and the next version only to who saw this one', async () => {
    const first = await Promise.all([
      saveDraft(database(), 'sheet-a', write(0), content(8000)),
      saveDraft(database(), 'sheet-b', write(0), content(9000)),
    ])
    expect(first.filter((version) => version === 1)).toHaveLength(1)
    expect(first.filter((version) => version === null)).toHaveLength(1)
    expect(await saveDraft(database(), 'sheet-c', write(1), content(7000))).toBe(2)
    expect(await saveDraft(database(), 'sheet-c', write(1), content(6000))).toBeNull()
    expect((await stored())?.scores).toEqual(content(7000).scores)
  })

  it('writes neither lock nor entry when one of the three cannot be written', async () => {
    const broken = submitSheet(
      database(),
      write(2),
      seal(() => {
        throw new Error('no entry')
      }),
    )
    await expect(broken).rejects.toThrow('no entry')
    expect(await stored()).toMatchObject({ state: 'draft', version: 2, submitted_at: null })
    expect(await logEntries(database(), campaign.id, 0, 10)).toEqual([])
  })

  it('never changes a submitted sheet, not even for who knows its version', async () => {
    expect(
      await submitSheet(
        database(),
        write(2),
        seal(() => '{"entry":1}'),
      ),
    ).toBe(true)
    expect(await stored()).toMatchObject({ state: 'submitted', version: 3 })
    expect(await saveDraft(database(), 'sheet-d', write(3), content(1))).toBeNull()
    expect(
      await submitSheet(
        database(),
        write(3),
        seal(() => '{"entry":2}'),
      ),
    ).toBe(false)
    expect((await stored())?.scores).toEqual(content(7000).scores)
    expect(await logEntries(database(), campaign.id, 0, 10)).toEqual(['{"entry":1}'])
  })

  it('shows an expert nothing of another one, even of the same nomination', async () => {
    const other = await storeMember(database(), campaign.id, 'expert', '乙')
    expect(await ownSheets(database(), campaign.id, other.member)).toMatchObject([{ state: null, points: {} }])
    expect(await readSheet(database(), campaign.id, other.member, write(0).nomination)).toBeUndefined()
  })
})
