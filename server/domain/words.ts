/** Languages of every sentence a person reads, Chinese first. */
export const languages = ['zh-CN', 'en'] as const

export type Lang = (typeof languages)[number]
