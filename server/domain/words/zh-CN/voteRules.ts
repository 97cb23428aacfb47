/** 规则说明里关于投票的句子：怎么投、怎样防刷票。 */
export const voteRules = {
  picks: (min: number, max: number) =>
    min === max ? `每张选票正好选 ${min} 个。` : `每张选票选 ${min} 至 ${max} 个，少选多选都投不出去。`,
  batch: (first: string, last: string, limits: string) => `${first}—${last} 号这一批${limits}。`,
  batchLimit: {
    both: (min: number, max: number) => (min === max ? `正好选 ${min} 个` : `选 ${min} 至 ${max} 个`),
    min: (min: number) => `至少选 ${min} 个`,
    max: (max: number) => `至多选 ${max} 个`,
  },
  category: {
    ballot: (max: number) => `每个方向在一张选票上至多选 ${max} 个。`,
    day: (max: number) => `每个方向每天至多选 ${max} 个。`,
    campaign: (max: number) => `每个方向在整个评选中至多选 ${max} 个。`,
  },
  who: {
    device: '每台设备',
    email: '每个邮箱',
    sms: '每个手机号',
    wechat: '每个微信号',
    code: '每个邀请码',
    roll: '选民名册上的每个人',
    paper: '每位在现场填纸质选票的人',
  },
  allowance: {
    campaign: (who: string) => `${who}在整个评选中投一张选票。`,
    batch: (who: string) => `${who}在每一批中投一张选票。`,
    day: (who: string, ballots: number) => `${who}每天可投 ${ballots} 张选票。`,
  },
  follow: '用微信投票的，要先关注主办方的公众号。',
  oneVoter: '同一身份从哪种方式进来，都算同一个投票人，投过的选票合在一起算；不同的身份，系统不去关联。',
  picksPerDay: (picks: number) => `几张选票合计，每天至多选 ${picks} 个。`,
  same: {
    campaign: '同一个投票人对同一个项目，在整个评选中只能选一次。',
    day: (times: number) => `同一个投票人对同一个项目，每天至多选 ${times} 次。`,
    ballot: '同一张选票上一个项目只能选一次；以后可投的选票上还可以再选它。',
    single: '同一张选票上一个项目只能选一次。',
  },
  days: (zone: string) => `每天按${zone}零点起算。`,
  address: (ballots: number) => `同一个网络地址每天至多投 ${ballots} 张选票。`,
  confirm: (text: string) => `投票前要确认：${text}。`,
  roll: '只有选民名册上的人可以投票。',
  paperVoid: '纸质选票不合规则的作废。',
  order: {
    shuffled: '名单的排列顺序因人而异，编号不变。',
    number: '名单按编号排列。',
  },
  results: {
    hidden: '投票结束前，任何页面和文件都不显示票数和名次。管理数据库的人能自己数出来，但改不了已写入公开日志的选票。',
    live: '投票期间随时显示票数。这时的票数包括还在筛查的选票，不是最后结果。',
    refreshed: (minutes: number) =>
      `投票期间每 ${minutes} 分钟更新一次票数。这时的票数包括还在筛查的选票，不是最后结果。`,
  },
  population: (people: string) => `按登记人口 ${people} 人核对投票率，明显超出的要查明原因。`,
  grace: (seconds: number) =>
    seconds === 0
      ? '截止时间一到就不再收票，以服务器时间为准。'
      : `截止前已经到达的选票，最多再用 ${seconds} 秒完成登记。`,
  device: '一台设备一票不等于一人一票：这里防的是重复投票，而不是核实身份。',
  cleaning: {
    'after-close': '投票截止后筛查异常选票，认定是刷票的不计票。',
    periodic: '投票期间定期筛查异常选票，认定是刷票的不计票。',
  },
  suspect: (days: number) => `有刷票嫌疑的项目，暂停接受投票 ${days} 天。`,
  ladder: (steps: string) => `认定刷票的项目，依次给予：${steps}；每一步都发布公告。`,
  steps: {
    warn: '警告',
    suspend: (days: number) => `暂停投票 ${days} 天`,
    zero: '票数清零',
    disqualify: '取消参评资格',
  },
  evidence: '公告写明是哪个项目、数据截至哪一天，并附证据表。',
  free: '投票不收任何费用，转发、拉票没有任何奖励。',
  next: '、',
}
