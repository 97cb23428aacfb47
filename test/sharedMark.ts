/** Stands in the name of every suite over the design papers, whose absence alone excuses a skip. */
export const needsShared = '(design papers)'
