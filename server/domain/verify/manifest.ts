import { canonicalJson } from '../canonical.ts'
import type { Bundle, Faults } from './report.ts'

export const manifestName = 'MANIFEST.json'
/** The guide for whoever opens a bundle; nothing is proven by it. */
export const guideName = 'VERIFY.md'

/** Whose copy a bundle is: `auditor` carries who voted when, as keyed tags. */
export type Copy = 'public' | 'auditor'

/** The list of a bundle's files, the manifest itself excepted. */
export interface Manifest {
  v: 1
  campaign: string
  copy: Copy
  files: Record<string, { sha256: string; size: number }>
}

/** The bytes of a manifest. */
export function manifestText(manifest: Manifest): string {
  const { v, campaign, copy, files } = manifest
  return `${canonicalJson({ v, campaign, copy, files })}\n`
}

/** Reads the manifest and holds every file against it; null where there is none to go by. */
export function checkManifest(bundle: Bundle, faults: Faults): Manifest | null {
  if (!bundle.names.includes(manifestName)) {
    faults.add({ code: 'manifest-missing', file: manifestName })
    return null
  }
  const manifest = parseManifest(new TextDecoder().decode(bundle.read(manifestName)))
  if (manifest === null) {
    faults.add({ code: 'manifest-malformed', file: manifestName })
    return null
  }
  const present = new Set(bundle.names)
  for (const [file, { sha256, size }] of Object.entries(manifest.files)) {
    if (!present.has(file)) faults.add({ code: 'file-missing', file })
    else if (bundle.size(file) !== size || bundle.sha256Hex(file) !== sha256) faults.add({ code: 'file-differs', file })
  }
  for (const file of bundle.names)
    if (file !== manifestName && !Object.hasOwn(manifest.files, file)) faults.add({ code: 'file-unlisted', file })
  return manifest
}

function parseManifest(text: string): Manifest | null {
  try {
    const value: unknown = JSON.parse(text)
    return isManifest(value) && manifestText(value) === text ? value : null
  } catch {
    return null
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false
  const { v, campaign, copy, files }: Partial<Record<keyof Manifest, unknown>> = value
  if (v !== 1 || typeof campaign !== 'string' || (copy !== 'public' && copy !== 'auditor')) return false
  return typeof files === 'object' && files !== null && Object.values(files).every(isListing)
}

function isListing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { sha256, size, ...more }: Record<string, unknown> = { ...value }
  return (
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof size === 'number' &&
    Number.isSafeInteger(size) &&
    Object.keys(more).length === 0
  )
}
