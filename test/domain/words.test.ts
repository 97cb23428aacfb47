import { describe, expect, it } from 'vitest'
import {
  axisDayText,
  dayText,
  deadlineText,
  fullDayText,
  momentText,
  momentZoneText,
  monthText,
  secondText,
  zoneText,
} from '../../server/domain/words/dates.ts'
import { countText } from '../../server/domain/words/figures.ts'

const beijing = 'Asia/Shanghai'
const friday = '2026-06-12T02:32:07.450Z'

describe('dates', () => {
  it('carry weekday and zone in Chinese and in English', () => {
    expect(dayText('zh-CN', beijing, friday)).toBe('6月12日 周五')
    expect(dayText('en', beijing, friday)).toBe('Fri 12 Jun')
    expect(momentText('zh-CN', beijing, friday)).toBe('6月12日 周五 10:32')
    expect(momentZoneText('zh-CN', beijing, friday)).toBe('6月12日 周五 10:32（北京时间）')
    expect(momentZoneText('en', beijing, friday)).toBe('Fri 12 Jun, 10:32 (Beijing time)')
    expect(deadlineText('zh-CN', beijing, '2026-11-29T10:00:00Z')).toBe('11月29日（周日）18:00')
    expect(fullDayText('zh-CN', beijing, '2026-11-22T02:24:08Z')).toBe('2026年11月22日（周日）')
    expect(fullDayText('en', beijing, '2026-11-22T02:24:08Z')).toBe('Sun 22 Nov 2026')
    expect(axisDayText('zh-CN', beijing, '2026-06-10T00:00:00Z')).toBe('周三 10日')
    expect([monthText('zh-CN', beijing, friday), monthText('en', beijing, friday)]).toEqual(['6月', 'Jun'])
    expect(secondText(beijing, friday)).toBe('10:32:07')
  })

  it('follow the clock of the zone over midnight and over the year', () => {
    expect(momentText('zh-CN', beijing, '2026-12-31T16:00:00Z')).toBe('1月1日 周五 00:00')
    expect(momentText('zh-CN', 'UTC', '2026-12-31T16:00:00Z')).toBe('12月31日 周四 16:00')
    expect(fullDayText('en', 'America/New_York', '2026-03-08T07:30:00Z')).toBe('Sun 8 Mar 2026')
    expect(momentText('en', 'America/New_York', '2026-03-08T07:30:00Z')).toBe('Sun 8 Mar, 03:30')
  })

  it('name a zone of ours in words, and any other by its identifier', () => {
    expect([zoneText('zh-CN', beijing), zoneText('en', beijing), zoneText('en', 'Asia/Urumqi')]).toEqual([
      '北京时间',
      'Beijing time',
      'Asia/Urumqi',
    ])
  })
})

describe('counts', () => {
  it('mark thousands', () => {
    expect([0, 999, 1000, 48236, 1234567].map(countText)).toEqual(['0', '999', '1,000', '48,236', '1,234,567'])
  })
})
