import type { FileTable } from '../../db/database.ts'
import type { FileKind } from '../../db/files.ts'
import type { Deps } from '../deps.ts'
import { isPdf, readPicture } from '../files/pictures.ts'
import type { Refusal } from '../refusal.ts'

/** What is kept of an upload: the rows of its bytes, and how the nomination's file names them. */
export interface KeptUpload {
  rows: FileTable[]
  file: { sha256: string; smallSha256: string | null; width: number | null; height: number | null }
}

/** Checks an upload by its own bytes and keeps it. Refuses `picture-unreadable` and `attachment-unreadable`, keeping nothing. */
export async function keepUpload(
  { files }: Deps,
  bytes: Uint8Array,
  kind: FileKind,
  at: string,
): Promise<KeptUpload | { refusal: Refusal }> {
  const row = async (kept: Uint8Array, mediaType: string): Promise<FileTable> => {
    return { sha256: await files.keep(kept), media_type: mediaType, bytes: kept.byteLength, created_at: at }
  }
  if (kind === 'attachment') {
    if (!isPdf(bytes)) return { refusal: { code: 'attachment-unreadable' } }
    const whole = await row(bytes, 'application/pdf')
    return { rows: [whole], file: { sha256: whole.sha256, smallSha256: null, width: null, height: null } }
  }
  const picture = await readPicture(bytes, kind)
  if (picture === null) return { refusal: { code: 'picture-unreadable' } }
  const large = await row(picture.large.bytes, picture.mediaType)
  const small = await row(picture.small.bytes, picture.mediaType)
  const { width, height } = picture.large
  return {
    rows: large.sha256 === small.sha256 ? [large] : [large, small],
    file: { sha256: large.sha256, smallSha256: small.sha256, width, height },
  }
}
