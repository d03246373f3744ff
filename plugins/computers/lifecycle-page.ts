import { addDays, choice, integer, model, operatingsystem, type Page, type PanelContent } from '@shopdb/contract'
import { computer, roles } from './computer.ts'
import { type Ending, endingsUntil, toneOfEnd, wordsOfEnd } from './lifecycle.ts'
import type { ComputersPlatform, settings } from './settings.ts'

/** How many endings a page shows. */
const most = 200

/** Warranties, lives and supports that end. */
export const lifecyclepage: Page<typeof settings> = {
  name: 'lifecycle',
  title: 'Lifecycle dates',
  icon: 'calendar-clock',
  query: {
    days: integer({ label: 'Within', unit: 'days', min: 0, max: 3650, default: 365 }),
    role: choice({ label: 'Role', choices: roles }),
  },
  show: async (platform, { days, role }) => {
    const today = platform.today()
    const endings = await listEndings(platform, addDays(today, Number(days ?? 365)), role)
    const ended = endings.filter(({ day }) => day < today).toReversed()
    return [
      tableOf(
        'What ends',
        endings.filter(({ day }) => day >= today),
        today,
      ),
      ...(ended.length > 0 ? [tableOf('What has ended', ended, today)] : []),
    ]
  },
}

function tableOf(title: string, endings: readonly Ending[], today: string): PanelContent {
  const rows = endings.slice(0, most).map(({ assetid, name, what, day }) => ({
    name,
    what,
    day,
    left: wordsOfEnd(day, today),
    page: `/computers/${assetid}`,
    tone: toneOfEnd(day, today),
  }))
  const columns = [
    { name: 'name', label: 'Computer' },
    { name: 'what', label: 'What ends' },
    { name: 'day', label: 'On' },
    { name: 'left', label: 'That is' },
  ]
  const count = endings.length > most ? `, the first ${most} of ${endings.length}` : ''
  return { kind: 'table', title: `${title}${count}`, table: { columns, rows, link: 'page', tone: 'tone' } }
}

/** What ends until a day, of computers in use; with a role, of those. */
export async function listEndings(
  platform: ComputersPlatform,
  until: string,
  role?: unknown,
): Promise<readonly Ending[]> {
  const systems = await platform.list(operatingsystem, { 'endoflife.lte': until }, { perpage: 500 })
  const models = await platform.list(model, { 'endoflife.lte': until }, { perpage: 500 })
  const systemend = new Map(systems.data.map((one) => [one.operatingsystemid, one.endoflife]))
  const modelend = new Map(models.data.map((one) => [one.modelid, one.endoflife]))
  const kind = roles.find((one) => one === role)
  const filters = [
    { 'warrantyend.lte': until },
    { 'endoflife.lte': until },
    ...(systemend.size > 0 ? [{ operatingsystemid: [...systemend.keys()] }] : []),
    ...(modelend.size > 0 ? [{ modelid: [...modelend.keys()] }] : []),
  ].map((filter) => ({ ...filter, ...(kind ? { role: kind } : {}) }))
  const lists = await Promise.all(filters.map((filter) => platform.list(computer, filter, { perpage: 500 })))
  const computers = new Map(lists.flatMap(({ data }) => data).map((one) => [one.assetid, one]))
  const living = [...computers.values()].map((one) => ({
    ...one,
    systemend: systemend.get(one.operatingsystemid ?? 0) ?? null,
    modelend: modelend.get(one.modelid ?? 0) ?? null,
  }))
  return endingsUntil(until, living)
}
