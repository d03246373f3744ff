import { integer, type Platform } from '@shopdb/contract'
import type { Calendar } from './states.ts'

/** What an administrator may set. */
export const settings = {
  duesoondays: integer({
    label: 'Due soon',
    unit: 'days',
    min: 1,
    max: 365,
    default: 30,
    help: 'So many days before its due date a tool, or a standard, is told as due soon.',
  }),
}

/** The site as this plugin sees it. */
export type ToolSite = Platform<typeof settings>

/** The day by which tools are judged. */
export async function calendarOf(site: ToolSite): Promise<Calendar> {
  return { today: site.today(), duesoondays: await site.settings.get('duesoondays') }
}
