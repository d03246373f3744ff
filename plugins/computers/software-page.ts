import {
  type Column,
  type FoundByPlugin,
  type Page,
  type PanelContent,
  reference,
  text,
  type Tone,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { countComputers, countVersions, type VersionCount } from './installed.ts'
import type { ComputersPlatform, settings } from './settings.ts'
import { application, installedsoftware } from './software.ts'

type Settings = typeof settings

const most = 200
const address = (applicationid: number, version?: string): string =>
  `/pages/computers/software?${new URLSearchParams({ applicationid: String(applicationid), ...(version ? { version } : {}) }).toString()}`

/** Who has a program, and in which version. */
export const softwarepage: Page<Settings> = {
  name: 'software',
  title: 'Who has what installed',
  icon: 'package-search',
  query: {
    applicationid: reference({ label: 'Application', to: application }),
    version: text({ label: 'Version begins with', max: 100 }),
  },
  show: async (platform, { applicationid, version }) =>
    typeof applicationid === 'number'
      ? await showOne(platform, applicationid, typeof version === 'string' ? version : '')
      : [await showAll(platform)],
}

async function showAll(platform: ComputersPlatform): Promise<PanelContent> {
  const counts = [...(await countComputers(platform))].slice(0, most)
  const found = await platform.list(application, { applicationid: counts.map(([id]) => id) }, { perpage: 500 })
  const byId = new Map(found.data.map((one) => [one.applicationid, one]))
  const rows = counts.flatMap(([id, computers]) => {
    const one = byId.get(id)
    return one
      ? [{ name: one.name, standing: one.standing, computers, page: address(id), tone: tones[one.standing] }]
      : []
  })
  const columns = [
    { name: 'name', label: 'Application' },
    { name: 'standing', label: 'Standing' },
    { name: 'computers', label: 'Computers' },
  ]
  return { kind: 'table', title: 'On most computers', table: { columns, rows, link: 'page', tone: 'tone' } }
}

const tones = {
  standard: 'success',
  tolerated: 'neutral',
  unsorted: 'neutral',
  unwanted: 'error',
} as const satisfies Readonly<Record<string, Tone>>

async function showOne(
  platform: ComputersPlatform,
  applicationid: number,
  version: string,
): Promise<readonly PanelContent[]> {
  const { name, wantedversion } = await platform.get(application, applicationid)
  const versions = (await countVersions(platform, applicationid)).filter((one) => one.version.startsWith(version))
  const title = `${name}${version ? ` ${version}` : ''}`
  return [
    chartOf(title, versions),
    versionsTable(versions, applicationid, wantedversion),
    await computersTable(platform, { applicationid, version, title }),
  ]
}

function chartOf(title: string, versions: readonly VersionCount[]): PanelContent {
  const points = versions
    .slice(0, 20)
    .map(({ version, computers }) => ({ x: shown(version).slice(0, 60), y: computers }))
  return {
    kind: 'chart',
    title,
    chart: { form: 'bar', unit: 'computers', series: [{ name: title.slice(0, 60), points }] },
  }
}

const shown = (version: string): string => version || 'no version'

function versionsTable(versions: readonly VersionCount[], applicationid: number, wanted: string | null): PanelContent {
  const rows = versions.slice(0, most).map(({ version, computers }) => ({
    version: shown(version),
    computers,
    page: address(applicationid, version),
    tone: toneOf(version, wanted),
  }))
  const columns = [
    { name: 'version', label: 'Version' },
    { name: 'computers', label: 'Computers' },
  ]
  const title = wanted === null ? 'Versions' : `Versions; ${wanted} is wanted`
  return { kind: 'table', title, table: { columns, rows, link: 'page', tone: 'tone' } }
}

function toneOf(version: string, wanted: string | null): Tone {
  if (wanted === null) return 'neutral'
  return version === wanted ? 'success' : 'warning'
}

interface Asked {
  readonly applicationid: number
  readonly version: string
  readonly title: string
}

async function computersTable(
  platform: ComputersPlatform,
  { applicationid, version, title }: Asked,
): Promise<PanelContent> {
  const asked = { applicationid, ...(version ? { 'version.startswith': version } : {}) }
  const found = await platform.list(installedsoftware, asked, { sort: '-version', perpage: 500 })
  const ids = [...new Set(found.data.map(({ computerid }) => computerid))]
  const computers = ids.length > 0 ? await platform.list(computer, { assetid: ids }, { perpage: 500 }) : { data: [] }
  const byId = new Map(computers.data.map((one) => [one.assetid, one]))
  const rows = found.data.flatMap((one) => {
    const has = byId.get(one.computerid)
    if (!has) return []
    const { assetnumber, role, lastseen } = has
    return [{ assetnumber, version: one.version, role, lastseen, page: `/computers/${one.computerid}` }]
  })
  const columns = [
    { name: 'assetnumber', label: 'Computer' },
    { name: 'version', label: 'Version' },
    { name: 'role', label: 'Role' },
    { name: 'lastseen', label: 'Last seen' },
  ]
  const count = rows.length > most ? `, the first ${most}` : ''
  return {
    kind: 'table',
    title: `Who has ${title}${count}`,
    table: { columns, rows: rows.slice(0, most), link: 'page' },
  }
}

/** On how many computers an application is. */
export const installations: Column<Settings> = {
  of: application,
  name: 'installations',
  label: 'Computers',
  values: async (platform, ids) => {
    const counts = await countComputers(platform, ids)
    return ids.map((id) => ({ id, value: counts.get(id) ?? 0 }))
  },
}

/** `firefox 128`: who has it in this version. */
export async function searchVersions(platform: ComputersPlatform, q: string): Promise<readonly FoundByPlugin[]> {
  const [, name, version] = /^(.{2,}?)\s+v?(\d[\w.+~:-]*)$/u.exec(q.trim()) ?? []
  if (name === undefined || version === undefined) return []
  const { data } = await platform.list(application, { 'name.contains': name }, { perpage: 3 })
  const found = await Promise.all(
    data.map(async (one) => {
      const versions = await countVersions(platform, one.applicationid)
      return versions.filter((known) => known.version.startsWith(version)).map((known) => ({ ...one, ...known }))
    }),
  )
  return found
    .flat()
    .slice(0, 10)
    .map((one) => ({
      title: `${one.name} ${one.version}`,
      detail: `On ${one.computers} ${one.computers === 1 ? 'computer' : 'computers'}`,
      path: address(one.applicationid, one.version),
      icon: 'package-search',
    }))
}
