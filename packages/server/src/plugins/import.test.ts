import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

/** A process in which a site starts three times; before the last one an inner file of its plugin changes. */
const script = (folder: string): string => `
import { writeFileSync } from 'node:fs'
import { importPlugin, shareContract } from ${JSON.stringify(join(import.meta.dirname, 'import.ts'))}
const start = async () => {
  shareContract()
  return await importPlugin(${JSON.stringify(folder)})
}
const first = await start()
const second = await start()
writeFileSync(${JSON.stringify(join(folder, 'inner.ts'))}, "export const label: string = 'After'")
const third = await start()
console.log(JSON.stringify([first.navigation[0].label, first === second, third.navigation[0].label]))
`

test('code that was changed since is read again by a site that starts again, inner files too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shopdb-import-'))
  const write = (file: string, source: string): Promise<void> => writeFile(join(folder, file), source)
  await write('plugin.ts', "import { label } from './inner.ts'\nexport const plugin = { navigation: [{ label }] }")
  await write('inner.ts', "export const label: string = 'Before'")
  // The test runner has a way of its own to import, so a process is asked that has not.
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script(folder)])
  expect(JSON.parse(stdout)).toEqual(['Before', true, 'After'])
  await rm(folder, { recursive: true })
})
