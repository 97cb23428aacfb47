import type { DemoLinks } from '../command.ts'

/** 命令行里的话。 */
export const command = {
  serving: (url: string) => `公评已在 ${url} 运行，按 Ctrl+C 停止。`,
  portTaken: (port: number) => `端口 ${port} 已被占用，请用 PORT=… 换一个。`,
  preparing: '正在准备演示：三十个虚构的申报项目、七位专家、几百张选票……',
  demo: (links: DemoLinks) => `演示已就绪。三个入口，从哪个开始都行：

  主办方  ${links.organizer}
  专家    ${links.expert}
  市民    ${links.citizen}

前两个链接各用一次：打开后自己设一个密码。按 Ctrl+C 停止，演示内容随之删除。
`,
}
