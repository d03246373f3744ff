import { invalidInput } from '@shopdb/contract'
import { keylength, textKey } from '../base/text-key.ts'
import { kindFacts } from '../files/kinds.ts'
import { fittingName, parseFileName } from '../files/name.ts'
import type { PreparedFile } from '../files/prepare.ts'
import type { Desk, Rule } from './engine.ts'
import { createRow } from './write.ts'

/** The row that stands for a stored file, and whether it was made just now. */
export interface KeptFile {
  readonly fileid: number
  readonly isNew: boolean
}

/** Makes the row of a file whose bytes are in the store. The same content under the same name has one row. */
export async function keepFile({ engine, work }: Omit<Desk, 'resource'>, file: PreparedFile): Promise<KeptFile> {
  const { name, kind, sha256, bytes, picture } = file
  const known = await work.trx
    .selectFrom('files')
    .select('fileid')
    .where('namekey', '=', textKey(name).slice(0, keylength))
    .where('name', '=', name)
    .where('sha256', '=', sha256)
    .where('isactive', '=', 1)
    .executeTakeFirst()
  if (known) return { fileid: Number(known['fileid']), isNew: false }
  const size = picture ? { width: picture.width, height: picture.height } : {}
  const desk = { engine, work, resource: engine.registry.get('files') }
  const input = { name, kind, sha256, size: bytes.length, ...size }
  return { fileid: await createRow(desk, input, { trusted: true }), isNew: true }
}

/** A file may be renamed, but its ending goes on telling what it holds: that is how computers open it. */
export const fileRule: Rule = {
  check: async (_work, { before, after }) => {
    if (!after || before?.['name'] === after['name']) return
    const name = String(after['name'])
    const { endings } = kindFacts(after['kind'])
    if (parseFileName(name) === name && fittingName(name, endings) === name) return
    const right = endings.map((one) => `.${one}`).join(', ')
    throw invalidInput([{ path: '/name', message: `must be a name without folders that ends in ${right}` }])
  },
}
