import { courtyard } from './scene/courtyard.ts'
import { fields } from './scene/fields.ts'
import { harbour } from './scene/harbour.ts'
import { palettes } from './scene/palette.ts'
import { pavilion } from './scene/pavilion.ts'
import { type Brush, height, width } from './scene/shapes.ts'
import { street } from './scene/street.ts'
import { towers } from './scene/towers.ts'
import { seeded } from './seeded.ts'

interface Motif {
  draw: (brush: Brush) => string
  palettes: readonly (keyof typeof palettes)[]
}

/** One motif a theme of the Qingdao notice (section 4), and one for themes that a campaign names itself. */
const motifs: Record<string, Motif> = {
  party: { draw: harbour, palettes: ['blue', 'sand', 'green'] },
  neighbour: { draw: courtyard, palettes: ['sand', 'dusk', 'green'] },
  deliberation: { draw: pavilion, palettes: ['green', 'sand', 'blue'] },
  service: { draw: street, palettes: ['blue', 'green', 'dusk'] },
  technology: { draw: towers, palettes: ['green', 'blue', 'dusk'] },
}

const other: Motif = { draw: fields, palettes: ['sand', 'green', 'dusk'] }

/**
 * A flat scene of 4:3 as SVG text for a nomination without a photo. The theme gives the motif, the seed (a candidate number,
 * say) its variation: colours, heights, people, and which way it faces. It has no script, style or id, so it is safe both as a
 * file and inside a page.
 */
export function scene(theme: string, seed: string): string {
  const motif = Object.hasOwn(motifs, theme) ? (motifs[theme] ?? other) : other
  const random = seeded(`scene ${theme} ${seed}`)
  const palette = palettes[motif.palettes[Math.floor(random() * motif.palettes.length)] ?? 'green']
  const turned = random() < 0.5 ? ` transform="translate(${width} 0)scale(-1 1)"` : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 2}" height="${height * 2}" ` +
    `preserveAspectRatio="xMidYMid slice"><g${turned}>${motif.draw({ palette, random })}</g></svg>`
  )
}
