import { addDays, type Widget } from '@shopdb/contract'
import { computer } from './computer.ts'
import { listEndings } from './lifecycle-page.ts'
import { toneOfEnd, wordsOfEnd } from './lifecycle.ts'
import type { ComputersPlatform } from './settings.ts'
import { staleDay, wrongServices } from './stale.ts'

/** Who is silent, what is down, and what ends soon. */
export async function computerWidgets(platform: ComputersPlatform): Promise<readonly Widget[]> {
  return [await silent(platform), ...(await down(platform)), ...(await ending(platform))]
}

async function silent(platform: ComputersPlatform): Promise<Widget> {
  const day = await staleDay(platform)
  const value = await platform.count(computer, { 'lastseen.lte': day })
  const days = await platform.settings.get('staledays')
  return {
    kind: 'stat',
    title: `Computers not seen for ${days} days`,
    value,
    tone: value > 0 ? 'warning' : 'success',
    link: `/computers?lastseen.lte=${day}&sort=lastseen`,
  }
}

async function down(platform: ComputersPlatform): Promise<readonly Widget[]> {
  const services = await wrongServices(platform)
  const computerids = [...new Set(services.map(({ computerid }) => computerid))]
  if (computerids.length === 0) return []
  const { data } = await platform.list(computer, { assetid: computerids }, { perpage: 500 })
  const names = new Map(data.map(({ assetid, assetnumber }) => [assetid, assetnumber]))
  const lines = services.slice(0, 10).flatMap(({ computerid, servicename, purpose, state }) => {
    const name = names.get(computerid)
    const detail = `${servicename} is ${state}${purpose === null ? '' : `: ${purpose}`}`
    return name === undefined ? [] : [{ label: name, detail, link: `/computers/${computerid}`, tone: 'error' as const }]
  })
  return [{ kind: 'list', title: 'Services that are not as they should be', lines }]
}

/** Days for which what has ended stays on the home page. */
const lately = 30

async function ending(platform: ComputersPlatform): Promise<readonly Widget[]> {
  const today = platform.today()
  const notice = await platform.settings.get('noticedays')
  const all = await listEndings(platform, addDays(today, notice))
  const endings = all.filter(({ day }) => day >= addDays(today, -lately))
  if (endings.length === 0) return []
  const lines = endings.slice(0, 8).map(({ assetid, name, what, day }) => ({
    label: name,
    detail: `${what} ${wordsOfEnd(day, today)}`,
    link: `/computers/${assetid}`,
    tone: toneOfEnd(day, today),
  }))
  const title = `Computers: ${endings.length} dates within ${notice} days`
  return [{ kind: 'list', title, lines, link: `/pages/computers/lifecycle?days=${notice}` }]
}
