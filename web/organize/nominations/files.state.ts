import { createSignal } from 'solid-js'
import { nominationWords } from '../../../server/domain/words/nomination.ts'
import { type Answered, ask } from '../../api.ts'
import { wordsOf } from '../../words.ts'
import { type NominationFile, nominationFiles, type WholeNomination } from './client.ts'
import { sendFile, uploadBytes } from './upload.ts'

const words = wordsOf(nominationWords)

/** A file taken off, with its bytes, so that it can be put back. */
interface Removed {
  file: NominationFile
  bytes: Blob
}

/** The files of one nomination: uploads one after the other with their progress, order, titles, removal and its undo. */
export function useFiles(campaign: string, nomination: WholeNomination) {
  const [files, setFiles] = createSignal(nomination.files)
  const [sending, setSending] = createSignal<{ name: string; percent: number } | null>(null)
  const [errors, setErrors] = createSignal<string[]>([])
  const [removed, setRemoved] = createSignal<Removed | null>(null)
  const address = { campaign, number: nomination.number }
  const param = { campaign, number: String(nomination.number) }

  async function add(kind: NominationFile['kind'], chosen: readonly File[]): Promise<void> {
    setErrors([])
    for (const file of chosen) {
      if (file.size > uploadBytes) setErrors([...errors(), words().files.tooLarge(file.name)])
      else await send(kind, file, file.name.replace(/\.[^.]+$/, ''), file.name)
    }
  }

  async function send(kind: NominationFile['kind'], bytes: Blob, title: string, name: string): Promise<void> {
    setSending({ name, percent: 0 })
    try {
      const answer = await sendFile(address, kind, bytes, title, (percent) => setSending({ name, percent }))
      if ('files' in answer) setFiles(answer.files)
      else setErrors([...errors(), words().files.failed(name, answer.refusal.title)])
    } catch {
      setErrors([...errors(), words().files.failed(name, words().files.broken)])
    } finally {
      setSending(null)
    }
  }

  async function settle(asked: Promise<Answered<{ files: NominationFile[] }>>): Promise<boolean> {
    setErrors([])
    try {
      const answered = await asked
      if ('answer' in answered) setFiles(answered.answer.files)
      else setErrors([answered.refusal.title])
      return 'answer' in answered
    } catch {
      setErrors([words().files.broken])
      return false
    }
  }

  /** Gives the photos this order and these titles. */
  function arrange(wanted: readonly NominationFile[]): Promise<boolean> {
    const others = files().filter(({ kind }) => kind !== 'photo')
    const json = { files: [...others, ...wanted].map(({ id, title }) => ({ id, title })) }
    return settle(ask(() => nominationFiles.order.$put({ param, json })))
  }

  async function remove(file: NominationFile): Promise<void> {
    const answer = await fetch(`/files/${file.sha256}`)
    const bytes = answer.ok ? await answer.blob() : null
    const done = await settle(ask(() => nominationFiles[':file'].$delete({ param: { ...param, file: file.id } })))
    if (done) setRemoved(bytes === null ? null : { file, bytes })
  }

  async function putBack(): Promise<void> {
    const last = removed()
    if (last === null) return
    setRemoved(null)
    await send(last.file.kind, last.bytes, last.file.title, last.file.title)
  }

  const ofKind = (kind: NominationFile['kind']) => files().filter((file) => file.kind === kind)
  return { ofKind, sending, errors, removed, add, arrange, remove, putBack }
}

export type FilesState = ReturnType<typeof useFiles>
