import type { Coloring } from '../model/groups.ts'

/** What people call that by which markers are colored. */
export const coloringNames: Readonly<Record<Coloring, string>> = {
  type: 'Type',
  status: 'Status',
  businessunit: 'Business unit',
  notes: 'Notes',
}
