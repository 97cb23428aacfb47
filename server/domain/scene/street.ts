import { type Brush, between, block, circle, height, line, rect, sky, tree, width } from './shapes.ts'

/** A street with riders who bring something to the door: service. */
export function street(brush: Brush): string {
  const { palette } = brush
  const kerb = 246
  const tops = [between(brush, 70, 96), between(brush, 104, 132), between(brush, 46, 74), between(brush, 88, 116)]
  const places = [
    [-6, 92],
    [100, 104],
    [214, 84],
    [308, 98],
  ] as const
  return [
    sky(brush, between(brush, 96, 150), between(brush, 34, 52)),
    ...places.map(([x, wide], at) =>
      block(brush, x, tops[at] ?? 90, wide, kerb, at % 2 === 0 ? palette.light : palette.wall),
    ),
    rect(0, 222, width, 26, palette.middle),
    rect(0, kerb, width, height - kerb, palette.ground),
    rect(0, 286, width, 14, palette.dark),
    tree(between(brush, 212, 236), kerb + 6, 92, palette.dark),
    tree(between(brush, 352, 384), kerb + 6, 72, palette.dark),
    rider(brush, between(brush, 110, 150), 284, 1),
    rider(brush, between(brush, 276, 306), 284, 0.7),
  ].join('')
}

/** A rider with a box behind the saddle; `scale` 1 is about 110 units high. */
function rider(brush: Brush, x: number, base: number, scale: number): string {
  const { palette } = brush
  const drawn = [
    line('M-34 -22a20 20 0 1 0 .1 0zM38 -22a20 20 0 1 0 .1 0z', palette.white, 4),
    line('M-34 -2L-12 -44H24L38 -2M-12 -44L6 -6L24 -44', palette.white, 4),
    line('M-12 -52L4 -34L-2 -8', palette.white, 10),
    line('M-10 -60L10 -88L30 -52', palette.white, 14),
    circle(18, -104, 11, palette.white),
    rect(-56, -74, 32, 26, palette.gold, 2),
  ].join('')
  return `<g transform="translate(${x} ${base - 20 * scale})scale(${scale})">${drawn}</g>`
}
