/** A picture re-encoded: nothing of the bytes that came in goes out, no EXIF, no place, no name. */
export interface Picture {
  mediaType: 'image/jpeg' | 'image/png'
  large: { bytes: Uint8Array; width: number; height: number }
  small: { bytes: Uint8Array }
}

/** The most a picture may hold; a small file can claim far more. */
const mostPixels = 40_000_000
const sides = { large: 1280, small: 320 }

/** What a camera or a drawing program writes. SVG is a program, not a picture, and is never parsed. */
const signatures: readonly { at: number; bytes: readonly number[] }[][] = [
  [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  [
    { at: 0, bytes: [0x52, 0x49, 0x46, 0x46] },
    { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  ],
]

/**
 * Makes both renditions of a picture, turned the way its EXIF says before that is dropped. Photos become JPEG, logos PNG, because
 * old phones read no other. Null when the bytes are no JPEG, PNG or WebP, are broken, or hold more than 40 million pixels.
 */
export async function readPicture(bytes: Uint8Array, kind: 'logo' | 'photo'): Promise<Picture | null> {
  if (!signatures.some((parts) => parts.every(({ at, bytes: magic }) => hasBytes(bytes, magic, at)))) return null
  try {
    const [large, small] = [await render(bytes, kind, sides.large), await render(bytes, kind, sides.small)]
    return {
      mediaType: kind === 'logo' ? 'image/png' : 'image/jpeg',
      large: { bytes: large.data, width: large.info.width, height: large.info.height },
      small: { bytes: small.data },
    }
  } catch {
    return null
  }
}

/** Whether the bytes are a PDF by their first bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  return hasBytes(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d], 0)
}

async function render(bytes: Uint8Array, kind: 'logo' | 'photo', side: number) {
  // Loaded with the first picture: its library is large, and most servers are started to count.
  const { default: sharp } = await import('sharp')
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  const encoded =
    kind === 'logo'
      ? picture.png({ compressionLevel: 9, palette: true })
      : picture.flatten({ background: '#ffffff' }).jpeg({ quality: 82, progressive: true })
  return encoded.toBuffer({ resolveWithObject: true })
}

function hasBytes(bytes: Uint8Array, magic: readonly number[], at: number): boolean {
  return magic.every((byte, offset) => bytes[at + offset] === byte)
}
