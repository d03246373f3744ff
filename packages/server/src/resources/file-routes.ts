import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { invalid, invalidInput, ShopError } from '@shopdb/contract'
import type { Answer, Call, Route } from '../access/route.ts'
import { contentHeaders, type ServedFile } from '../files/headers.ts'
import { prepareFile } from '../files/prepare.ts'
import type { FileStore } from '../files/store.ts'
import { takenkinds } from '../files/unfit.ts'
import { etagOf } from './etag.ts'
import { parseId, type Resources } from './resources.ts'
import { causeOf } from './routes.ts'
import { rowSchema } from './schema.ts'
import { keepFile } from './stored-file.ts'

const megabyte = 1024 * 1024
const most = 25

/** Files in, and their contents out; what a site knows of them is a resource like others. */
export function fileRoutes(resources: Resources, store: FileStore): readonly Route[] {
  const resource = resources.registry.get('files')
  const { path, title: tag, read, write } = resource
  return [
    {
      method: 'POST',
      path,
      permission: write,
      upload: true,
      bodylimit: most * megabyte,
      doc: {
        tag,
        summary: 'Upload a file',
        description: `The body is the file as it is, of at most ${most} MB: ${takenkinds}. What it is, its bytes decide. The same content under the same name is the same file (200).`,
        query: { name: { description: 'The name of the file.', schema: { type: 'string', maxLength: 255 } } },
        body: { contenttype: 'application/octet-stream', schema: {} },
        answer: { status: 201, schema: rowSchema(resources.registry, resource) },
      },
      handle: (call) => upload(resources, store, call),
    },
    {
      method: 'GET',
      path: `${path}/:id/content`,
      permission: read,
      doc: {
        tag,
        summary: 'Get the content of a file',
        description: 'Under one key it never changes. Pictures and PDF may be shown, anything else is a download.',
        answer: { contenttype: 'application/octet-stream', schema: {} },
      },
      handle: (call) => content(resources, store, call),
    },
  ]
}

async function upload(resources: Resources, store: FileStore, call: Call): Promise<Answer> {
  const file = prepareFile(parseName(call), await received(call.upload))
  // Bytes come before the row: an upload that breaks off leaves no row, and a row always has its bytes.
  await store.put(file.sha256, file.bytes)
  const { fileid, isNew } = await resources.changes.change(causeOf(call), (work) =>
    keepFile({ engine: resources, work }, file),
  )
  const resource = resources.registry.get('files')
  const row = await resources.reader(resource).get(resources.database.read, fileid)
  const headers = { etag: etagOf(resource, row), location: `${resource.path}/${fileid}` }
  return { status: isNew ? 201 : 200, headers, body: row }
}

function parseName({ query: { name, ...others } }: Call): string {
  const stranger = Object.keys(others)[0]
  if (stranger !== undefined)
    throw invalidInput([{ path: `/${stranger}`, message: 'is not a parameter here; there is name' }])
  if (typeof name === 'string') return name
  throw invalidInput([{ path: '/name', message: 'must be given once, as in /api/files?name=hall-3.png' }])
}

/** The whole body. It is judged as a whole, and nothing is written before it is. */
async function received(body: Readable | undefined): Promise<Buffer> {
  try {
    return body ? await buffer(body) : Buffer.alloc(0)
  } catch (cause) {
    if (!(cause instanceof ShopError)) throw invalid('The upload broke off before its end; send it again.')
    if (cause.code !== 'toolarge') throw cause
    throw new ShopError('toolarge', `A file may have ${most} MB; make it smaller, or link to where it lies.`)
  }
}

async function content(resources: Resources, store: FileStore, call: Call): Promise<Answer> {
  const resource = resources.registry.get('files')
  const row = await resources.reader(resource).get(resources.database.read, parseId(resource, call.params['id']))
  // A row of this very resource.
  const file = row as unknown as ServedFile
  const headers = contentHeaders(file)
  if (call.headers['if-none-match'] === headers['etag']) return { status: 304, headers }
  return { headers, body: await store.open(file.sha256) }
}
