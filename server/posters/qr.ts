import { encode } from 'uqr'

/** A QR code as one path of unit squares, without its quiet zone; `size` modules on a side. Level M, nothing laid over it. */
export function qrPath(text: string): { path: string; size: number } {
  const { data: rows, size } = encode(text, { ecc: 'M', border: 0 })
  const runs = rows.map((row, y) => {
    let path = ''
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      const from = x
      while (row[x + 1] === true) x++
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`
    }
    return path
  })
  return { path: runs.join(''), size }
}

/** The quiet zone that scanners need, in modules. */
export const quietModules = 4

/** The code as SVG text with its quiet zone, `pixels` on a side, black on white. */
export function qrSvg(text: string, pixels: number, label: string): string {
  const { path, size } = qrPath(text)
  const whole = size + 2 * quietModules
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${label}" width="${pixels}" height="${pixels}" ` +
    `viewBox="${-quietModules} ${-quietModules} ${whole} ${whole}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M${-quietModules} ${-quietModules}h${whole}v${whole}h-${whole}z"/><path fill="#000" d="${path}"/></svg>`
  )
}
