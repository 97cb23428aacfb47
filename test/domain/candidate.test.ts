import { describe, expect, it } from 'vitest'
import { searchIndex } from '../../server/candidates/search.ts'
import { oneLine, placeParts } from '../../server/domain/candidate.ts'
import { answersSearch, readSearch } from '../../server/domain/search.ts'

const brand = { number: 47, name: '近邻五事工作法', path: ['海州市', '湖东区', '重庆路街道'], state: 'admitted' }
const island = { number: 7, name: '里仁為美', path: ['臺東鎮', '后海社区'], state: 'admitted' }
const gone = { number: 9, name: '已退出', path: [], state: 'withdrawn' }
const index = searchIndex([brand, island, gone])

const found = (typed: string, within = brand, by: typeof index | null = index) =>
  answersSearch({ number: within.number, name: within.name, place: [within.path.join('')] }, readSearch(typed, by), by)

describe('searching candidates', () => {
  it.each(['', '047', '47', '04', '近邻', '湖东', 'jinlin', 'JLWS', 'jin lin', 'haizhou', 'chongqing', '０４７'])(
    'finds 047 by %j',
    (typed) => expect(found(typed)).toBe(true),
  )
  it.each(['48', '470', '邻近', 'linjin', 'zhongqing', 'x', '海州 湖西'])('does not find 047 by %j', (typed) =>
    expect(found(typed)).toBe(false),
  )

  it('finds what is written in one script by the other, and by a mixture of both', () => {
    for (const typed of ['近鄰', '五事工作法', '近鄰五事', '湖東', '重慶路'])
      expect([typed, found(typed)]).toEqual([typed, true])
    for (const typed of ['里仁为美', '裡仁為美', '裏仁为', '台东镇', '臺東', '後海', '后海'])
      expect([typed, found(typed, island)]).toEqual([typed, true])
    expect(found('近臨')).toBe(false)
  })

  it('keeps those who left out of it, and does without it by number, name and place', () => {
    expect(Object.keys(index.texts)).toEqual(['7', '47'])
    expect([found('湖东', brand, null), found('47', brand, null), found('jinlin', brand, null)]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('the words of a card', () => {
  it('takes the first sentence, and cuts one that does not end', () => {
    expect(oneLine('小区的事，邻居商定。第二句。')).toBe('小区的事，邻居商定。')
    expect(oneLine('第一行\n第二行')).toBe('第一行')
    expect(oneLine('')).toBe('')
    expect(oneLine('长'.repeat(60))).toBe(`${'长'.repeat(39)}…`)
  })

  it('names city with district and the innermost unit', () => {
    expect(placeParts(['海州市', '湖东区', '临港街道', '观远里社区'])).toEqual(['海州市湖东区', '观远里社区'])
    expect(placeParts(['海州市', '湖东区'])).toEqual(['海州市湖东区'])
    expect(placeParts([])).toEqual([])
  })
})
