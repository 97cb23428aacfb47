import type { IssueCode } from '../../readiness.ts'
import { identity } from './identity.ts'

type Values = Record<string, string | number>

const ways: Record<string, string> = identity.ways

interface IssueWords {
  title: (values: Values, stage: string) => string
  about: (values: Values, stage: string) => string
  act: string
}

/** 开启前还缺什么：一句说缺什么，一句说为什么或怎么办，一个去处。 */
export const issues: Record<IssueCode, IssueWords> = {
  'no-stages': { title: () => '还没有一个阶段', about: () => '至少要有打分或投票，以及正式名单', act: '排阶段' },
  'stages-undated': {
    title: ({ count }) => `${count} 个阶段还没有日期`,
    about: () => '投票与打分可以同时进行',
    act: '排日期',
  },
  'stage-window-reversed': {
    title: (_, stage) => `${stage}的结束早于开始`,
    about: () => '结束要在开始之后',
    act: '去改',
  },
  'stage-window-past': {
    title: (_, stage) => `${stage}的结束时间已经过去`,
    about: () => '开启以后它一开始就是结束的',
    act: '去改',
  },
  'stage-before-close': {
    title: (_, stage) => `${stage}排在投票或打分结束之前`,
    about: () => '要等投票和打分都结束才有结果',
    act: '去改',
  },
  'party-without-stage': {
    title: (_, stage) => `权重里有一方没有对应的“${stage}”阶段`,
    about: () => '加上这个阶段，或者把权重改成 0',
    act: '去改',
  },
  'batches-overlap': { title: () => '两批投票的编号有重叠', about: () => '一个编号只能在一批里', act: '去改' },
  'batches-missing': { title: () => '按批投票，却有一批没有编号范围', about: () => '写明从几号到几号', act: '去改' },
  'candidates-outside-batches': {
    title: ({ count }) => `${count} 个项目不在任何一批里`,
    about: ({ first }) => `例如 ${first} 号，开启后没有人能投它`,
    act: '去改',
  },
  'rubric-empty': { title: () => '还没有评分指标', about: () => '至少一项，至多 20 项', act: '写指标' },
  'rubric-too-long': {
    title: ({ count }) => `评分指标有 ${count} 项`,
    about: ({ most }) => `至多 ${most} 项`,
    act: '去改',
  },
  'rubric-weights': {
    title: ({ sum }) => `评分权重合计 ${sum}`,
    about: ({ gap, side }) => `必须正好 100.00，${side === 'under' ? '差' : '多'} ${gap}`,
    act: '去改',
  },
  'rubric-unnamed': { title: () => '有一项指标没有名称', about: () => '专家要看得懂在评什么', act: '去改' },
  'rubric-bands': {
    title: ({ criterion }) => `“${criterion}”的等级没有接上`,
    about: () => '各级要从 0 到 100 不重不漏',
    act: '去改',
  },
  'rubric-bands-missing': {
    title: ({ criterion }) => `“${criterion}”还有等级没写说明`,
    about: () => '有说明，专家之间的尺度更一致',
    act: '去写',
  },
  'party-weights': { title: ({ sum }) => `各方权重合计 ${sum}`, about: () => '必须正好 100', act: '去改' },
  'ties-missing': { title: () => '并列时怎么办还没有写', about: () => '例如先比专家分，再比某一项', act: '写规则' },
  'vote-range': {
    title: ({ min, max }) => `每张选票选 ${min} 至 ${max} 个，没法投`,
    about: () => '至少选 1 个，上限不小于下限',
    act: '去改',
  },
  'vote-more-than-candidates': {
    title: ({ min }) => `每张选票至少选 ${min} 个`,
    about: ({ candidates }) => `一批里只有 ${candidates} 个项目，投不出去`,
    act: '去改',
  },
  'vote-picks-day': {
    title: ({ min }) => `每张选票至少选 ${min} 个`,
    about: ({ picks }) => `一天合计至多选 ${picks} 个，投不出去`,
    act: '去改',
  },
  'vote-categories': {
    title: ({ max }) => `每个方向至多选 ${max} 个`,
    about: ({ themes, min }) => `共 ${themes} 个方向，凑不满至少要选的 ${min} 个`,
    act: '去改',
  },
  'vote-batch-limit': {
    title: ({ batch }) => `${batch} 号这一批的限额不对`,
    about: () => '要与投票阶段的编号范围一致，上限不小于下限',
    act: '去改',
  },
  'vote-tiers-missing': { title: () => '没有一种身份方式', about: () => '至少一种，例如设备', act: '去加' },
  'vote-tier-unavailable': {
    title: ({ tier }) => `身份方式“${ways[String(tier)] ?? tier}”还不能用`,
    about: () => '这台服务器没有接通它，接通后再开启，或者去掉这一种',
    act: '去改',
  },
  'vote-roll': {
    title: () => '只许名册上的人投票，却没有名册这种身份方式',
    about: () => '加上名册，或者不限名册',
    act: '去改',
  },
  'vote-days': { title: () => '每天可投 0 张', about: () => '至少 1 张', act: '去改' },
  'tally-rules': { title: () => '有一条计分规则写得不全', about: () => '点过去能看到是哪一栏', act: '去改' },
  'candidates-missing': { title: () => '还没有参评项目', about: () => '导入表格，或者逐个添加', act: '导入' },
  'candidates-later': { title: () => '还没有参评项目', about: () => '开启后征集，投票或打分之前要有', act: '导入' },
  'experts-missing': { title: () => '还没有邀请专家', about: () => '每位专家会得到一个自己的链接', act: '请专家' },
  'experts-few': {
    title: ({ wanted, experts }) => `规则写着满 ${wanted} 份才去掉高低分，现在请了 ${experts} 位专家`,
    about: () => '人数不足时取全部的平均',
    act: '请专家',
  },
  'experts-not-accepted': {
    title: ({ open }) => `${open} 位专家还没有应邀`,
    about: () => '开启后也能应邀',
    act: '看邀请',
  },
  'second-person-missing': {
    title: () => '没有第二位主办方或监督员',
    about: () => '公布结果要两个人先后确认',
    act: '添加',
  },
  'choices-missing': { title: () => '没有写明方向或层级', about: () => '申报表里要选', act: '去写' },
}

/** 已经办好的部分。 */
export const settled = {
  'themes-and-levels': (values: Values) => `${values.themes} 个方向、${values.levels} 个层级已经定好`,
  dates: (values: Values) => `${values.stages} 个阶段都排好了时间`,
  rubric: (values: Values) => `${values.leaves} 项评分指标，权重合计 100.00`,
  rules: (values: Values) => `计分规则齐全，并列依次比 ${values.ties} 步`,
  people: (values: Values) => `已邀请 ${values.experts} 位专家，有第二位经手人`,
  nominations: (values: Values) => `${values.candidates} 个参评项目已经在册`,
}
