/** 规则说明：由锁定的规则生成，一句话说一件事。 */
export const rules = {
  stageName: {
    call: '征集申报',
    recommendation: '逐级推荐',
    'formal-check': '形式审查',
    'preliminary-review': '初评',
    voting: '公众投票',
    scoring: '专家打分',
    inspection: '实地考察',
    'public-notice': '公示',
    final: '正式名单',
  },
  heads: {
    stages: '阶段',
    vote: '投票',
    scores: '专家评分',
    total: '综合得分',
    ties: '并列与名额',
    record: '留痕与核对',
  },
  window: (stage: string, opens: string, closes: string) => `${stage}：${opens} 至 ${closes}。`,
  byAct: (stage: string, opens: string, closes: string) => `${stage}：计划 ${opens} 至 ${closes}，由主办方宣布开始。`,
  noticed: (stage: string, opens: string, closes: string) => `${stage}：随名单公布开始，计划 ${opens} 至 ${closes}。`,
  whenPublished: (stage: string) => `${stage}：随名单公布开始。`,
  batch: (stage: string, first: string, last: string) => `${stage}（${first}—${last} 号）`,
  picks: (min: number, max: number) =>
    min === max ? `每张选票正好选 ${min} 个。` : `每张选票选 ${min} 至 ${max} 个，少选多选都投不出去。`,
  allowance: {
    campaign: () => '每台设备在整个评选中投一张。',
    batch: () => '每台设备在每一批中投一张。',
    day: (ballots: number) => `每台设备每天可投 ${ballots} 张，日期按主办方所在时区计算。`,
  },
  sameCandidate: {
    campaign: () => '同一个人对同一个项目在整个评选中只能选一次。',
    day: (times: number) => `同一个人对同一个项目每天最多选 ${times} 次。`,
    ballot: () => '同一张选票里一个项目只算一次；以后可投的选票上还可以再选它。',
  },
  grace: (seconds: number) =>
    seconds === 0
      ? '截止时间一到就不再收票，以服务器时间为准。'
      : `截止前已经到达的选票，最多再用 ${seconds} 秒完成登记。`,
  tier: '一台设备一票不等于一人一票：这里防的是重复投票，而不是核实身份。',
  criterion: (label: string, weight: string) => `${label}占 ${weight}%`,
  group: (label: string, weight: string, parts: string) => `${label}占 ${weight}%，其中${parts}`,
  criteria: (list: string) => `每位专家对每个项目逐项打 0 至 100 分：${list}。`,
  panel: {
    mean: () => '项目的专家分是全部完整评分表的平均分。',
    median: () => '项目的专家分是全部完整评分表的中位数。',
    'trimmed-mean': (high: number, low: number, from: number) =>
      `评分表满 ${from} 份时，去掉 ${high} 个最高分和 ${low} 个最低分后取平均；不满 ${from} 份时取全部的平均。`,
  },
  missing: '漏打一项的评分表不完整，不参加计算，也不当作 0 分。',
  weights: (parts: string) => `综合得分由各方得分加权相加：${parts}。`,
  party: { expert: '专家', public: '公众', inspection: '实地考察', self: '自评' },
  share: (party: string, weight: string) => `${party} ${weight}%`,
  conversion: {
    'proportional-to-max': (field: string) => `公众得分：${field}得票最多的得 100 分，其余按得票比例折算。`,
    share: (field: string) => `公众得分：得票占${field}全部票数的百分比就是得分。`,
    'square-root': (field: string) => `公众得分：${field}得票最多的得 100 分，其余按得票之比的平方根折算。`,
    'rank-linear': (field: string, start: string, step: string) =>
      `公众得分：${field}按得票排名，第一名 ${start} 分，每低一名少 ${step} 分，减到 0 为止。`,
    brackets: (field: string, table: string) => `公众得分：${field}按得票分档，${table}。`,
    bracket: (from: string, points: string) => `${from} 票起得 ${points} 分`,
    capped: (_field: string, each: string, cap: string) =>
      `公众投票作为加分：每票加 ${each} 分，最多加 ${cap} 分，加在综合得分之后。`,
  },
  field: { all: '全部项目中', batch: '同一批中', level: '同一层级中', theme: '同一方向中', unit: '同一单位中' },
  bandTies: { mean: '得票相同的，平分所占名次的分数。', minimum: '得票相同的，都取所占名次中最低的分数。' },
  maximum: {
    recomputed: '项目被取消资格或撤回后，折算用的最高票按余下的项目重新取。',
    frozen: '项目被取消资格或撤回后，折算用的最高票不变。',
  },
  rounding: (places: string, digits: number, rule: string) =>
    `${places}保留 ${digits} 位小数，${rule}；排名比的就是公布的分数。`,
  noRounding: '计算过程不取舍。',
  roundedAt: { criterion: '每项得分', sheet: '每份评分表', party: '各方得分', total: '综合得分' },
  roundingRule: { 'half-up': '四舍五入', 'half-even': '四舍六入五成双', truncate: '直接舍去后面的位数' },
  ties: (chain: string) => `综合得分相同时依次比较：${chain}；仍然相同的并列，下一名次空出。`,
  tieStep: {
    expert: '专家分',
    public: '公众分',
    inspection: '考察分',
    self: '自评分',
    untrimmed: '未去高低分的平均分',
    median: '评分表的中位数',
    'first-ranks': '被专家评为第一的次数',
    votes: '得票数',
  },
  tieCriterion: (label: string) => `“${label}”得分`,
  places: {
    open: '本次评选公布完整排名，不设名额线。',
    total: (count: number) => `入选名额共 ${count} 个。`,
    by: (field: string, each: string) => `入选名额按${field}分配：${each}。`,
    each: (label: string, count: number) => `${label} ${count} 个`,
    field: { level: '层级', unit: '单位', theme: '方向' },
  },
  atLine: {
    stop: '名额线上出现并列时，先停下来，由主办方另行公告办法。',
    admit: '名额线上出现并列时，并列的全部入选。',
    lot: '名额线上出现并列时，用事先公布的种子抽签，谁都可以重算。',
  },
  openings: {
    public: '正式名单公布后，选票内容（不含身份）一并公开，任何人都能重新计票。',
    auditor: '选票内容只交监督员核对，不公开。',
  },
  changed: '开启之后规则不能再改；调整时间要写明原因，并记入公开日志。',
  twoPersons: '公布结果须由两个人先后确认。',
  and: '、',
  between: '，',
}
