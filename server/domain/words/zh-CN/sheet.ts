/** 规则说明这一页上的字；每条规则的句子在 rules.ts。 */
export const sheet = {
  title: '规则说明',
  frozen: (at: string, host: string) => `${host}在 ${at} 开启评选时锁定了这些规则，此后没有改过，也不能再改。`,
  proof: '怎么核对',
  proofSentence: '下面是规则文件的校验码（SHA-256），公开日志的第一条写着同一个值。下载文件自己算一遍，应当一字不差。',
  download: '下载规则文件',
  missing: '规则还没有公布',
  missingSentence: '评选开启时规则锁定，随即在这里公布。',
}
