import { describe, expect, it } from 'vitest'
import { answersSearch, oneLine, placeParts } from '../../server/domain/candidate.ts'
import { pinyinOf } from '../../server/pinyin.ts'

const found = (search: string) =>
  answersSearch(
    {
      number: 47,
      name: '近邻五事工作法',
      place: ['海州市湖东区'],
      pinyin: ['近邻五事工作法', '海州市', '重庆路街道'].map(pinyinOf).join(' '),
    },
    search,
  )

describe('searching candidates', () => {
  it('finds by number, name, place, pinyin and first letters', () => {
    for (const search of [
      '',
      '047',
      '47',
      '04',
      '近邻',
      '湖东',
      'jinlin',
      'JLWS',
      'jin lin',
      'haizhou',
      'chongqing',
      '０４７',
    ])
      expect([search, found(search)]).toEqual([search, true])
    for (const search of ['48', '470', '邻近', 'linjin', 'zhongqing', 'x'])
      expect([search, found(search)]).toEqual([search, false])
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
