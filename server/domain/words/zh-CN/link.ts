/** `gongping link` 命令和首次启动时打印的句子。 */
export const link = {
  usage: 'gongping link organizer [--campaign 评选编号] [--name 姓名]',
  unknownCampaign: (campaign: string) => `没有编号为 ${campaign} 的评选。`,
  organizer: '主办方',
  founder: '这个链接让打开它的人成为创办人，可以建立评选。只能用一次，14 天内有效：',
  place: (campaign: string) => `这个链接让打开它的人成为“${campaign}”的主办方人员。只能用一次，14 天内有效：`,
  setUp: '还没有创办人。请打开下面的一次性链接，设定您的账号：',
}
