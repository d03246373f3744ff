import { inSentence } from '@shopdb/contract'
import type { Route } from '../access/route.ts'
import { filterQuery } from './docs.ts'
import { exportRows, formats } from './export.ts'
import { importRows } from './import.ts'
import type { Resource } from './resource.ts'
import type { Resources } from './resources.ts'

const megabyte = 1024 * 1024

/** Rows out of the shop as files, and in again. */
export function transferRoutes(resources: Resources, resource: Resource): readonly Route[] {
  const { path, title, read, write } = resource
  const words = inSentence(title)
  return [
    {
      method: 'GET',
      path: `${path}/export`,
      permission: read,
      doc: {
        tag: title,
        summary: `Export ${words}`,
        query: {
          format: {
            description: 'The kind of file.',
            schema: { type: 'string', enum: Object.keys(formats), default: 'csv' },
          },
          ...filterQuery(resource),
        },
        answer: { contenttype: 'text/csv' },
      },
      handle: (call) => exportRows(resources, resource, call),
    },
    {
      method: 'POST',
      path: `${path}/import`,
      permission: write,
      upload: true,
      bodylimit: 50 * megabyte,
      doc: {
        tag: title,
        summary: `Import ${words}`,
        description:
          'CSV or XLSX with the headings of an export. Lines with a key, or with what identifies a row, change that row; others make one.',
        query: {
          dryrun: { description: '`true` tells what would happen.', schema: { type: 'boolean', default: false } },
          unknown: {
            description: '`ignore` leaves out columns that are not known, and tells them.',
            schema: { type: 'string', enum: ['refuse', 'ignore'], default: 'refuse' },
          },
        },
        body: { schema: { type: 'string' }, contenttype: 'text/csv' },
        answer: { description: 'A report by line.' },
      },
      handle: (call) => importRows(resources, resource, call),
    },
  ]
}
