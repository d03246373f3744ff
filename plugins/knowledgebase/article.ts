import { boolean, date, defineResource, file, integer, markdown, text, url } from '@shopdb/contract'

const review = 'Review'
const former = 'In the old system'

/** What somebody found out and others need: a text, a link, a file, or all of them. */
export const article = defineResource({
  name: 'Article',
  table: 'knowledgebase',
  title: 'Articles',
  icon: 'book-open-text',
  display: 'title',
  fields: {
    title: text({ label: 'Title', required: true, max: 200, index: true, search: true, list: true }),
    application: text({
      label: 'Application',
      help: 'The program or system that it is about.',
      max: 120,
      index: true,
      search: true,
      list: true,
    }),
    keywords: text({ label: 'Keywords', help: 'With commas between them.', max: 255, search: true }),
    body: markdown({ label: 'Text', search: true }),
    link: url({ label: 'Link' }),
    share: text({
      label: 'Share',
      help: 'Such as \\\\server\\share\\file.docx.',
      max: 500,
      pattern: '\\\\{2,}[^\\\\\\s][^\\r\\n]*',
      patternwords: String.raw`the path of a share, such as \\server\share\file.docx`,
    }),
    fileid: file({ label: 'File' }),
    owner: text({
      label: 'Kept by',
      help: 'Who keeps it true: a role or a team.',
      max: 120,
      list: true,
      group: review,
    }),
    revieweddate: date({ label: 'Reviewed', help: 'Without one, the day on which it was written.', group: review }),
    reviewmonths: integer({
      label: 'Review every',
      help: '0 for never.',
      unit: 'months',
      min: 0,
      max: 120,
      default: 12,
      group: review,
    }),
    reviewdue: date({ label: 'Review due', readonly: true, index: true, list: true, group: review }),
    isdoubted: boolean({ label: 'Reported out of date', readonly: true, index: true, group: review }),
    legacylinkid: integer({ label: 'Number', unique: true, group: former }),
    legacyclicks: integer({ label: 'Clicks', min: 0, group: former }),
  },
})
