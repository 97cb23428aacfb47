import type { TallyWords } from '../tally.ts'

const types = {
  object: '一个对象 {…}',
  list: '一个列表 […]',
  text: '非空文本',
  count: '整数',
  boolean: 'true 或 false',
}

/** 计票命令的全部语句。 */
export const tally: TallyWords = {
  fault: {
    'field-missing': ({ field }) => `缺少 ${field}。`,
    'field-unknown': ({ field }) => `规则中没有 ${field} 这一项，请核对拼写。`,
    'field-type': ({ field, expected }) => `${field || '整个文件'} 应为${types[expected]}。`,
    'field-decimal': ({ field }) => `${field} 应为用引号括起的小数，例如 "88.50"。`,
    'field-range': ({ field, low, high }) =>
      high === null ? `${field} 不得小于 ${low}。` : `${field} 应在 ${low} 至 ${high} 之间。`,
    'field-choice': ({ field, choices }) => `${field} 只能是以下之一：${choices.join('、')}。`,
    'field-duplicate': ({ field }) => `${field} 与前面的重复。`,
    'field-reference': ({ field }) => `${field} 指向的申报编号不在 nominations 中。`,
    'field-conflict': ({ field, other }) => `${field} 与 ${other} 互相矛盾，只能保留一个。`,
    'weights-sum': ({ field, sum }) => `${field} 的权重之和必须正好是 100，现在是 ${sum}。`,
    'brackets-order': ({ field }) =>
      `${field}：分档表的票数须从高到低排列，最后一档从 "0" 起，每档写作 ["票数","分值"]。`,
  },
  usage: '用法：gongping tally 输入.json > 结果.json',
  unreadable: (path) => `无法读取文件 ${path}。`,
  notJson: (path) => `${path} 不是有效的 JSON。`,
}
