import { choice, defineResource, integer, text } from '@shopdb/contract'
import { filekinds, kindtitles } from './kinds.ts'

/** A file that the site keeps: what `file` fields point to. Its content never changes; another content is another file. */
export const storedfile = defineResource({
  name: 'File',
  table: 'files',
  icon: 'paperclip',
  menu: 'Administration',
  description: 'Files are added where they are used: the picture of a model, of a floor plan.',
  sort: '-createddate',
  fields: {
    name: text({ label: 'Name', required: true, max: 255, index: true, list: true, search: true }),
    kind: choice({ label: 'Kind', choices: filekinds, labels: kindtitles, required: true, readonly: true, list: true }),
    size: integer({ label: 'Size', required: true, readonly: true, unit: 'bytes', list: true }),
    width: integer({ label: 'Width', readonly: true, unit: 'px', list: true }),
    height: integer({ label: 'Height', readonly: true, unit: 'px', list: true }),
    sha256: text({
      label: 'SHA-256',
      help: 'The sum of the content, under which it is stored.',
      required: true,
      max: 64,
      readonly: true,
    }),
  },
})
