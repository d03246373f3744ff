import { randomUUID } from 'node:crypto'
import { glob, mkdir, open, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { ShopError } from '@shopdb/contract'

/** Something that lies in a store: a content, or what a broken write has left. */
export interface Kept {
  /** The SHA-256 of a content. */
  readonly name: string
  readonly size: number
  /** When it was last put, in milliseconds since 1970. */
  readonly put: number
}

/** Where contents are kept, each under the SHA-256 of its bytes. What is put once stays until somebody tidies up. */
export interface FileStore {
  /** Keeps the bytes for good before it ends; the same bytes are kept once. */
  put(sha256: string, bytes: Buffer): Promise<void>
  /** Throws `failed` when the content is gone. */
  open(sha256: string): Promise<Readable>
  /** Everything that lies there. */
  list(): AsyncGenerator<Kept>
  /** Takes it away, unless it was put again since it was listed; says whether it did. */
  remove(kept: Kept): Promise<boolean>
}

/** Keeps contents as files below a folder, which replicas may share. */
export function createFolderStore(folder: string): FileStore {
  const placeOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  return {
    put: async (sha256, bytes) => {
      const place = placeOf(sha256)
      if (await isKept(place, bytes.length)) return
      try {
        await write(place, bytes)
      } catch (cause) {
        throw unwritable(cause)
      }
    },
    open: async (sha256) => {
      try {
        return (await open(placeOf(sha256))).createReadStream()
      } catch (cause) {
        throw new ShopError(
          'failed',
          'The content of this file is not in the store; put the folder of files back from a backup.',
          [],
          cause,
        )
      }
    },
    list: () => keptIn(folder),
    remove: async ({ name, put }) => {
      const now = await keptAt(placeOf(name))
      if (now?.put !== put) return false
      await rm(placeOf(name), { force: true })
      return true
    },
  }
}

async function* keptIn(folder: string): AsyncGenerator<Kept> {
  for await (const path of glob('??/*', { cwd: folder })) {
    const kept = await keptAt(join(folder, path))
    if (kept) yield kept
  }
}

/** Undefined for what is gone already, and for folders. */
async function keptAt(place: string): Promise<Kept | undefined> {
  const facts = await stat(place).catch(() => undefined)
  return facts?.isFile() ? { name: basename(place), size: facts.size, put: facts.mtimeMs } : undefined
}

/** What is put once more is young again: who tidies up must not take it away before its row is there. */
async function isKept(place: string, size: number): Promise<boolean> {
  const known = await stat(place).catch(() => undefined)
  if (known?.size !== size) return false
  const now = new Date()
  return await utimes(place, now, now).then(
    () => true,
    () => false,
  )
}

/** Under another name until it is whole on the disk, so that nobody ever meets half a file. */
async function write(place: string, bytes: Buffer): Promise<void> {
  const folder = dirname(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${place}.${randomUUID()}`
  try {
    await withFile(draft, 'wx', async (file) => {
      await file.writeFile(bytes)
      await file.sync()
    })
    await rename(draft, place)
  } catch (cause) {
    await rm(draft, { force: true })
    throw cause
  }
  // The name, too, has to be on the disk. Where a folder cannot be opened (Windows), the system sees to it.
  for (const one of [folder, dirname(folder)]) await withFile(one, 'r', (file) => file.sync()).catch(() => undefined)
}

async function withFile(path: string, flags: string, job: (file: FileHandle) => Promise<void>): Promise<void> {
  await using file = await open(path, flags, 0o600)
  await job(file)
}

function unwritable(cause: unknown): ShopError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = ['ENOSPC', 'EDQUOT'].includes(code) ? 'the disk is full' : 'its folder cannot be written'
  return new ShopError('unavailable', `The file cannot be stored: ${reason}. Ask who runs the site.`, [], cause)
}
