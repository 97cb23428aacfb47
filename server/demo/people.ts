/** The invented people of the demonstration; their passwords are made at the start and belong to this run alone. */
/** Who sets the server up and hands the campaign over. */
export const demoKeeper = { name: '许望舒', login: 'xu.wangshu' }

export const demoOrganizer = { name: '陈立言', login: 'chen.liyan', affiliation: '' }

export interface DemoPerson {
  name: string
  login: string
  affiliation: string
}

export const demoAuditor: DemoPerson = { name: '周敏', login: 'zhou.min', affiliation: '望澜市监督委员会' }

export const demoExperts: DemoPerson[] = [
  { name: '王岚', login: 'wang.lan', affiliation: '望澜大学公共管理学院' },
  { name: '赵一苇', login: 'zhao.yiwei', affiliation: '社区营造研究会' },
  { name: '钱千里', login: 'qian.qianli', affiliation: '望澜日报' },
  { name: '孙若谷', login: 'sun.ruogu', affiliation: '民政职业学院' },
  { name: '李知微', login: 'li.zhiwei', affiliation: '城市规划设计院' },
  { name: '周牧野', login: 'zhou.muye', affiliation: '乡村建设基金会' },
  { name: '吴听松', login: 'wu.tingsong', affiliation: '退休街道干部' },
]
