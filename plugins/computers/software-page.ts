import {
  defineColumns,
  definePage,
  type FilterOf,
  type FoundByPlugin,
  inWords,
  type PanelContent,
  type Platform,
  reference,
  rowsSection,
  tableSection,
  text,
  type Tone,
} from '@shopdb/contract'
import { computer } from './computer.ts'
import { countComputers, countVersions, type VersionCount } from './installed.ts'
import { application, installedsoftware } from './software.ts'

/** Who has a program, and in which version. */
export const softwarePage = definePage({
  name: 'software',
  title: 'Who has what installed',
  icon: 'package-search',
  query: {
    applicationid: reference({ label: 'Application', to: application }),
    version: text({ label: 'Version begins with', max: 100 }),
  },
  show: async (platform, { applicationid, version = '' }) =>
    applicationid === undefined ? [await showAll(platform)] : await showOne(platform, applicationid, version),
})

function address(applicationid: number, version = ''): string {
  const asked = new URLSearchParams({ applicationid: String(applicationid), ...(version ? { version } : {}) })
  return `/pages/computers/software?${asked.toString()}`
}

const standings = [{ name: 'Application' }, 'standing', { computers: 'Computers' }] as const
const standingtones = { standard: 'success', tolerated: 'neutral', unsorted: 'neutral', unwanted: 'error' } as const

async function showAll(platform: Platform): Promise<PanelContent> {
  const counts = await countComputers(platform)
  const found = await platform.listAll(application, { applicationid: [...counts.keys()] })
  const rows = found.map((one) => ({
    ...one,
    computers: counts.get(one.applicationid) ?? 0,
    page: address(one.applicationid),
    tone: standingtones[one.standing],
  }))
  const frequent = rows.toSorted((one, other) => other.computers - one.computers)
  return rowsSection('On most computers', application, standings, frequent)
}

async function showOne(platform: Platform, applicationid: number, version: string): Promise<readonly PanelContent[]> {
  const { name, wantedversion } = await platform.get(application, applicationid)
  const versions = (await countVersions(platform, applicationid)).filter((one) => one.version.startsWith(version))
  const title = version ? `${name} ${version}` : name
  const rows = versions.map((one) => ({
    ...one,
    version: shown(one.version),
    page: address(applicationid, one.version),
    tone: toneOf(one.version, wantedversion),
  }))
  const heading = wantedversion === null ? 'Versions' : `Versions; ${wantedversion} is wanted`
  return [
    chartOf(title, versions),
    tableSection(heading, { version: 'Version', computers: 'Computers' }, rows),
    await computersTable(platform, title, { applicationid, ...(version ? { 'version.startswith': version } : {}) }),
  ]
}

const shown = (version: string): string => version || 'no version'

function chartOf(title: string, versions: readonly VersionCount[]): PanelContent {
  const points = versions
    .slice(0, 20)
    .map(({ version, computers }) => ({ x: shown(version).slice(0, 60), y: computers }))
  const series = [{ name: title.slice(0, 60), points }]
  return { kind: 'chart', title, chart: { form: 'bar', unit: 'computers', series } }
}

function toneOf(version: string, wanted: string | null): Tone {
  if (wanted === null) return 'neutral'
  return version === wanted ? 'success' : 'warning'
}

const installs = [{ assetnumber: 'Computer', version: 'Version' }, 'role', 'lastseen'] as const

/** Who has it. */
async function computersTable(
  platform: Platform,
  title: string,
  asked: FilterOf<typeof installedsoftware>,
): Promise<PanelContent> {
  const found = await platform.listAll(installedsoftware, asked, { sort: '-version,computername' })
  const computers = await platform.listAll(computer, { assetid: found.map(({ computerid }) => computerid) })
  const byid = new Map(computers.map((one) => [one.assetid, one]))
  const rows = found.flatMap(({ computerid, version }) => {
    const has = byid.get(computerid)
    return has ? [{ ...has, version }] : []
  })
  return rowsSection(`Who has ${title}`, computer, installs, rows)
}

/** On how many computers an application is. */
export const installations = defineColumns(application, {
  columns: { installations: 'Computers' },
  cells: async (platform, rows) => {
    const ids = rows.map(({ applicationid }) => applicationid)
    const counts = await countComputers(platform, ids)
    return ids.map((id) => ({ installations: { value: counts.get(id) ?? 0, link: address(id) } }))
  },
})

/** `firefox 128`: who has it in this version. */
export async function searchVersions(platform: Platform, q: string): Promise<readonly FoundByPlugin[]> {
  const [, name = '', version = ''] = /^(.{2,}?)\s+v?(\d[\w.+~:-]*)$/u.exec(q.trim()) ?? []
  if (name === '') return []
  const { data } = await platform.list(application, { 'name.contains': name }, { perpage: 3 })
  const found = await Promise.all(
    data.map(async (one) => (await countVersions(platform, one.applicationid)).map((known) => ({ ...one, ...known }))),
  )
  const wanted = found.flat().filter((one) => one.version.startsWith(version))
  return wanted.slice(0, 10).map((one) => ({
    title: `${one.name} ${one.version}`,
    detail: `On ${inWords(one.computers, 'computer')}`,
    path: address(one.applicationid, one.version),
    icon: 'package-search',
  }))
}
