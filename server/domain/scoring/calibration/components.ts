/** One expert's judgement of one nomination. */
export type Link = { readonly nomination: number; readonly expert: string }

/** Nominations and experts that chains of reviews connect, each in ascending order. */
export type Component = { readonly nominations: readonly number[]; readonly experts: readonly string[] }

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The connected parts of an assignment, in the order of their smallest nomination. */
export function components(links: readonly Link[]): readonly Component[] {
  const experts = new Map<number, string[]>()
  const nominations = new Map<string, number[]>()
  for (const { nomination, expert } of links) {
    experts.set(nomination, [...(experts.get(nomination) ?? []), expert])
    nominations.set(expert, [...(nominations.get(expert) ?? []), nomination])
  }
  const reached = new Set<number>()
  const parts: Component[] = []
  for (const start of [...experts.keys()].sort((a, b) => a - b)) {
    if (reached.has(start)) continue
    reached.add(start)
    const own = [start]
    const judges = new Set<string>()
    for (const nomination of own) {
      for (const expert of experts.get(nomination) ?? []) {
        judges.add(expert)
        for (const next of nominations.get(expert) ?? []) {
          if (!reached.has(next)) {
            reached.add(next)
            own.push(next)
          }
        }
      }
    }
    parts.push({ nominations: own.sort((a, b) => a - b), experts: [...judges].sort(byText) })
  }
  return parts
}

/**
 * The fewest extra reviews that would connect all parts, one for each part but the largest: there, its expert with the
 * least to do reviews the nomination of the other part that has the fewest sheets.
 */
export function missingLinks(parts: readonly Component[], links: readonly Link[]): readonly Link[] {
  const load = new Map<string | number, number>()
  for (const { nomination, expert } of links) {
    load.set(nomination, (load.get(nomination) ?? 0) + 1)
    load.set(expert, (load.get(expert) ?? 0) + 1)
  }
  const least = <T extends string | number>(members: readonly T[]) =>
    members.reduce((best, member) => ((load.get(member) ?? 0) < (load.get(best) ?? 0) ? member : best))
  const size = ({ nominations, experts }: Component) => nominations.length + experts.length
  const [hub, ...others] = [...parts].sort((a, b) => size(b) - size(a))
  if (hub === undefined) return []
  const added = new Map<string, number>()
  return others.map((part) => {
    const expert = hub.experts.reduce((best, member) => {
      const busy = (name: string) => (load.get(name) ?? 0) + (added.get(name) ?? 0)
      return busy(member) < busy(best) ? member : best
    })
    added.set(expert, (added.get(expert) ?? 0) + 1)
    return { expert, nomination: least(part.nominations) }
  })
}
