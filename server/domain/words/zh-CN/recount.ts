/** `gongping recount` 命令打印的句子。 */
export const recount = {
  usage: '用法：gongping recount 评选编号',
  unknownCampaign: (campaign: string) => `没有编号为 ${campaign} 的已开启评选。`,
  head: '编号\t累计\t重数',
  hidden: '投票和评分还没有全部结束，这里也不打印得票数，只说两边是否一致。',
  counted: (ballots: number, seconds: string) => `逐张重数选票 ${ballots} 张，用时 ${seconds} 秒。`,
  agree: (counters: number) => `${counters} 个计数与重数的结果全部一致。`,
  disagree: (faults: number) => `有 ${faults} 个计数与重数的结果不一致：`,
  fault: {
    votes: (key: string, more: string) => `${key} 号的得票，累计比重数${more}`,
    'tier-votes': (key: string, more: string) => `${key} 号经这种方式的得票，累计比重数${more}`,
    ballots: (key: string, more: string) => `${key} 起 5 分钟的选票，累计比重数${more}`,
  },
  more: (count: number) => (count > 0 ? `多 ${count}` : `少 ${-count}`),
}
