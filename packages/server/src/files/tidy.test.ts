import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'
import { tidyFiles } from './tidy.ts'

interface FileRow {
  readonly fileid: number
  readonly sha256: string
}

const day = 24 * 3_600_000

describeShop('tidying up the contents of files', {}, (shop) => {
  const folder = (): string => join(shop.running.site.environment.data, 'files')
  const upload = async (text: string): Promise<FileRow> => {
    const sending = { raw: text, headers: { 'content-type': 'application/octet-stream' } }
    const { body } = await shop.request('POST', '/api/files?name=notes.txt', sending)
    // The row of the file.
    return body as FileRow
  }
  const placeOf = ({ sha256 }: FileRow): string => join(folder(), sha256.slice(0, 2), sha256)
  const lying = async (): Promise<readonly string[]> =>
    (await readdir(folder(), { recursive: true })).filter((name) => name.length > 2).map((name) => name.slice(3))
  /** As if it had been put there so many days ago. */
  const age = async (file: FileRow | string, days: number): Promise<void> => {
    const then = new Date(Date.now() - days * day)
    await utimes(typeof file === 'string' ? file : placeOf(file), then, then)
  }
  const tidy = async (isRehearsal = false, days = 0): Promise<readonly string[]> => {
    const { files: store, database } = shop.running.site
    const clock = { now: () => Date.now() + days * day }
    return (await tidyFiles({ store, database, clock }, { isRehearsal })).map(({ name }) => name)
  }

  test('what has a row stays, removed or not', async () => {
    const [kept, removed] = [await upload('kept'), await upload('removed')]
    await shop.delete(`/api/files/${removed.fileid}`)
    for (const file of [kept, removed]) await age(file, 30)
    expect(await tidy()).toEqual([])
    expect(await lying()).toEqual(expect.arrayContaining([kept.sha256, removed.sha256]))
  })

  test('what was purged goes a day later, so that the purge can be undone until then', async () => {
    const file = await upload('purged')
    await shop.delete(`/api/files/${file.fileid}?purge=true`)
    await age(file, 30)
    expect(await tidy()).toEqual([])
    expect(await tidy(true, 2)).toEqual([file.sha256])
    expect(await lying()).toContain(file.sha256)
    expect(await tidy(false, 2)).toEqual([file.sha256])
    expect(await lying()).not.toContain(file.sha256)
  })

  test('what a broken upload has left goes after a day', async () => {
    const file = await upload('whole')
    const draft = `${placeOf(file)}.draft`
    await writeFile(draft, 'who')
    expect(await tidy()).toEqual([])
    await age(draft, 2)
    expect(await tidy()).toEqual([`${file.sha256}.draft`])
    expect(await lying()).toContain(file.sha256)
  })

  test('what is sent once more while somebody tidies up stays', async () => {
    const file = await upload('again')
    await shop.delete(`/api/files/${file.fileid}?purge=true`)
    await age(file, 30)
    const { files: store } = shop.running.site
    for await (const listed of store.list()) {
      if (listed.name !== file.sha256) continue
      await upload('again')
      expect(await store.remove(listed)).toBe(false)
    }
    expect(await tidy(false, 0)).not.toContain(file.sha256)
  })
})
