import { addDays, type Widget } from '@shopdb/contract'
import { application } from './application.ts'
import { license } from './license.ts'
import { readStandings } from './read-standings.ts'
import type { ApplicationsPlatform } from './settings.ts'
import { endWords, summaryOf } from './words.ts'

const most = 8

/** Which licenses are missing, and which end soon. */
export async function licenseWidgets(platform: ApplicationsPlatform): Promise<readonly Widget[]> {
  return [...(await missing(platform)), ...(await ending(platform))]
}

async function missing(platform: ApplicationsPlatform): Promise<readonly Widget[]> {
  const standings = await readStandings(platform)
  const short = standings.filter(({ uncovered, uses }) => uncovered > 0 || uses.some(({ over }) => over > 0))
  if (short.length === 0) return []
  const ids = short.slice(0, most).map(({ applicationid }) => applicationid)
  const { data } = await platform.list(application, { applicationid: ids }, { perpage: most })
  const lines = short.slice(0, most).flatMap((one) => {
    const name = data.find(({ applicationid }) => applicationid === one.applicationid)?.name
    const { value } = summaryOf(one, platform.today())
    const link = `/pages/computers/software?applicationid=${one.applicationid}`
    return name === undefined ? [] : [{ label: name, detail: value, link, tone: 'error' as const }]
  })
  const link = '/pages/applications/position?onlymissing=true'
  return [{ kind: 'list', title: 'Licenses are missing', lines, link }]
}

async function ending(platform: ApplicationsPlatform): Promise<readonly Widget[]> {
  const today = platform.today()
  const until = addDays(today, await platform.settings.get('noticedays'))
  // What ended longer ago is on the page of licenses.
  const filter = { 'enddate.gte': addDays(today, -30), 'enddate.lte': until }
  const { data } = await platform.list(license, filter, { sort: 'enddate', perpage: most })
  if (data.length === 0) return []
  const lines = data.map((one) => ({
    label: one.name,
    detail: endWords(one.enddate ?? '', today),
    link: `/applications/licenses/${one.licenseid}`,
    tone: (one.enddate ?? '') < today ? ('error' as const) : ('warning' as const),
  }))
  return [{ kind: 'list', title: 'Licenses end', lines, link: '/pages/applications/position' }]
}
