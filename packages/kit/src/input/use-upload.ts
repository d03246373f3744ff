import type { Problem } from '@shopdb/contract'
import { ref, type Ref } from 'vue'
import { ProblemError } from '../api/problem-error.ts'
import { useApi } from '../api/use-api.ts'
import { useProblem } from '../api/use-problem.ts'
import { sizeText, type StoredFile } from '../file/stored-file.ts'

/** Putting a file into the site's store. */
export interface Uploading {
  /** The share that is sent, from 0 to 1; undefined while nothing is being sent. */
  readonly share: Ref<number | undefined>
  readonly problem: Ref<Problem | undefined>
  /** The file as stored; undefined where it was refused. */
  readonly upload: (file: File) => Promise<StoredFile | undefined>
}

/** What the server takes; it would break off in the middle, and browsers then say nothing of the reason. */
const most = 25 * 1024 * 1024

function tooLarge({ name, size }: File): ProblemError {
  const detail = `${name} has ${sizeText(size)}; a file may have ${sizeText(most)}.`
  return new ProblemError({ type: 'urn:shopdb:toolarge', title: 'Too large', status: 413, detail, requestid: '' }, null)
}

/** Uploads one file at a time and keeps what goes wrong. */
export function useUpload(): Uploading {
  const api = useApi()
  const { problem, attempt } = useProblem()
  const share = ref<number>()

  const send = async (file: File): Promise<StoredFile> => {
    if (file.size > most) throw tooLarge(file)
    // The server looks at the bytes; what the browser guesses from the name is of no use to it.
    const body = new Blob([file], { type: 'application/octet-stream' })
    const onProgress = (sent: number): void => {
      share.value = sent
    }
    return (await api.ask<StoredFile>('/api/files', { method: 'POST', query: { name: file.name }, body, onProgress }))
      .body
  }
  const upload = async (file: File): Promise<StoredFile | undefined> => {
    share.value = 0
    const stored = await attempt(() => send(file))
    share.value = undefined
    return stored
  }
  return { share, problem, upload }
}
