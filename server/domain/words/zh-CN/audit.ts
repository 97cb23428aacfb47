/** Words of the trail of every act. */
export const audit = { pageTitle: '操作日志' }
