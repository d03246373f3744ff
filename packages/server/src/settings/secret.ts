import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ShopError } from '@shopdb/contract'
import { randomToken } from '../base/ids.ts'

/** The site's secret: the given one, else one that was made at the first start and lies in the data folder, readable by its owner only. */
export async function loadSecret(given: string | undefined, folder: string): Promise<string> {
  if (given !== undefined) return given
  const file = join(folder, 'secret')
  await mkdir(folder, { recursive: true })
  return checked((await readIfThere(file)) ?? (await makeSecret(file)), file)
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    if (isCoded(cause, 'ENOENT')) return undefined
    throw cause
  }
}

/** Written aside and then linked, so that of two starts at once one wins and nobody reads half a secret. */
async function makeSecret(file: string): Promise<string> {
  const aside = `${file}-${randomToken(6)}`
  await writeFile(aside, randomToken(48), { mode: 0o600 })
  try {
    await link(aside, file)
  } catch (cause) {
    if (!isCoded(cause, 'EEXIST')) throw cause
  } finally {
    await rm(aside)
  }
  return await readFile(file, 'utf8')
}

function isCoded(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}

function checked(secret: string, file: string): string {
  if (secret.trim().length >= 32) return secret.trim()
  throw new ShopError(
    'failed',
    `The secret in ${file} is damaged; put back the file from a backup, or remove it so that everybody signs in anew.`,
  )
}
