/** 海报与分享图上的字。 */
export const poster = {
  title: (name: string) => `${name} · 海报`,
  vote: '公众投票',
  scan: (number: string) => `扫一扫，支持 ${number} 号`,
  scanAll: '扫一扫，马上投票',
  until: (moment: string) => `${moment} 截止`,
  often: (often: string, range: string) => `${often}，每次${range}`,
  typed: (host: string, number: string) => `不能扫码：打开 ${host}，再按 ${number}。`,
  typedAll: (host: string) => `不能扫码：打开 ${host}。`,
  checkable: '投完有回执，计票结果人人可核验。',
  candidates: (count: number) => `${count} 个候选对象`,
  host: (host: string) => `主办：${host}`,
  print: '打印海报',
  back: '返回投票页',
  code: (address: string) => `二维码，内容是 ${address}`,
  seal: (number: string) => `${number} 号`,
}
