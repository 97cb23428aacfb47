/** Languages of every sentence a person reads, Chinese first. */
export const languages = ['zh-CN', 'en'] as const

export type Lang = (typeof languages)[number]

/**
 * The shape that the Chinese words of an audience fix and every other language must fill: the same keys, functions of the same
 * values. A missing or misspelt key is a type error.
 */
export type Wording<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Wording<T[Key]> }
