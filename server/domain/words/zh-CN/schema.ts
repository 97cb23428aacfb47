/** 请求里某一栏的形式不对时，句子中“：”后面的那半句。 */
export const schema = {
  missing: '没有填',
  type: (expected: string) =>
    `应当是${{ string: '文字', number: '数字', boolean: '是或否', array: '列表', object: '一组内容' }[expected] ?? expected}`,
  least: (least: string) => `太小或太短，至少 ${least}`,
  most: (most: string) => `太大或太长，最多 ${most}`,
  choice: (choices: string) => `只能是 ${choices} 之一`,
  unknown: (keys: string) => `不认识 ${keys}`,
  form: '写法不对',
}
