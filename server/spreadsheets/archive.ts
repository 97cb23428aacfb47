import { unzipSync, zipSync } from 'fflate'

/** The most that the parts of one workbook may unpack to; 300 kB can claim a gigabyte. */
const unpackedBytes = 48 * 1024 * 1024
const mostParts = 1000

/**
 * Unpacks an archive within bounds and packs what came out without compression, so that the reader behind it meets exactly the
 * sizes counted here: an archive whose directory lies about them is cut off at what it claims, never unpacked further.
 * Refuses `archive-too-large` before anything is unpacked, and `table-unreadable` when it is no archive.
 */
export function boundedArchive(
  bytes: Uint8Array,
): { archive: Uint8Array } | { refusal: 'archive-too-large' | 'table-unreadable' } {
  let claimed = 0
  let parts = 0
  try {
    unzipSync(bytes, {
      filter: (part) => {
        claimed += part.originalSize
        parts += 1
        return false
      },
    })
    if (claimed > unpackedBytes || parts > mostParts) return { refusal: 'archive-too-large' }
    return { archive: zipSync(unzipSync(bytes), { level: 0 }) }
  } catch {
    return { refusal: 'table-unreadable' }
  }
}
