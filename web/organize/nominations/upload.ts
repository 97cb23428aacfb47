import type { Problem } from '../../../server/refusal.ts'
import type { NominationFile } from './client.ts'

/** The largest file the door takes. */
export const uploadBytes = 10 * 1024 * 1024

/**
 * Sends a file to a nomination with its progress in percent. `fetch` cannot say how much has gone up, so this is the one place
 * with an XMLHttpRequest. Answers the nomination's files, or the refusal; rejects when the server does not answer.
 */
export function sendFile(
  address: { campaign: string; number: number },
  kind: NominationFile['kind'],
  file: Blob,
  title: string,
  onProgress: (percent: number) => void,
): Promise<{ files: NominationFile[] } | { refusal: Problem }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ kind, title })
    const { campaign, number } = address
    request.open('POST', `/api/campaigns/${encodeURIComponent(campaign)}/nominations/${number}/files?${query}`)
    request.responseType = 'json'
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100))
    }
    request.onerror = () => reject(new Error('no answer'))
    request.onload = () => {
      if (request.status === 200) resolve(request.response)
      else if (request.response === null) reject(new Error(`unexpected answer ${request.status}`))
      else resolve({ refusal: request.response })
    }
    request.send(file)
  })
}
