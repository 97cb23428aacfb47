/** 每个拒绝代码对应的一句话：说清哪里不对、接下来怎么办。`{name}` 处填入具体数值。 */
export const refusal = {
  'malformed-json': '发来的内容不是完整的 JSON，没有保存。',
  'bad-request': '这一栏填得不对：{problem}。',
  'not-signed-in': '请先登录。',
  'session-expired': '登录已过期。请重新登录，刚才填写的内容还在。',
  'cross-site': '这个请求不是从本站页面发出的，没有执行。',
  forbidden: '您没有办这件事的权限。',
  'not-found': '没有找到。可能已被移除，或者地址不完整。',
  'unsupported-media-type': '这里不接受 {found}，可以用：{accepted}。',
  'body-too-large': '内容太大，最多 {limit}。',
  'too-many-requests': '操作太频繁，请在 {seconds} 秒后再试。',
}
