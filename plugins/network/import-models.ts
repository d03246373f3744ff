import {
  type Action,
  assettype,
  file,
  model,
  type PanelContent,
  type Platform,
  type RowOf,
  vendor,
  type Work,
} from '@shopdb/contract'
import { type DeviceType, parseDeviceTypes } from './device-type.ts'
import { networkdevice } from './devices.ts'
import { modelport } from './ports.ts'

const files = ['fileid', 'secondfileid', 'thirdfileid', 'fourthfileid'] as const

/** Brings vendors, models and the ports of models out of files of the device type library. */
export const importModels: Action = {
  of: networkdevice,
  name: 'importmodels',
  label: 'Import device models',
  icon: 'file-down',
  help: 'Files of the device type library (YAML), as others keep it for thousands of products. One file may hold several.',
  permission: 'modelports.write',
  on: 'list',
  budget: 60_000,
  input: {
    fileid: file({ label: 'File', required: true }),
    secondfileid: file({ label: 'Another file' }),
    thirdfileid: file({ label: 'Another file' }),
    fourthfileid: file({ label: 'Another file' }),
  },
  run: async (platform, { input }) => {
    const found: Line[] = []
    for (const name of files) {
      const fileid = input[name]
      if (typeof fileid === 'number') found.push(...(await importFile(platform, fileid)))
    }
    const failed = found.filter(({ tone }) => tone === 'error').length
    const message = `${found.length - failed} models are known now${failed > 0 ? `; ${failed} could not be read` : ''}.`
    return { message, tone: failed > 0 ? 'warning' : 'success', link: '/models', panels: [report(found)] }
  },
}

interface Line extends Readonly<Record<string, string | number | null>> {
  readonly tone: 'success' | 'neutral' | 'error'
}

function report(rows: readonly Line[]): PanelContent {
  const columns = [
    { name: 'file', label: 'File' },
    { name: 'model', label: 'Model' },
    { name: 'outcome', label: 'Outcome' },
    { name: 'ports', label: 'New ports' },
  ]
  return {
    kind: 'table',
    title: 'What the files held',
    table: { columns, rows: rows.slice(0, 200), link: 'page', tone: 'tone' },
  }
}

/** A file is one change set, so that it can be undone by itself. */
async function importFile(platform: Platform, fileid: number): Promise<readonly Line[]> {
  const { name, bytes } = await platform.readFile(fileid)
  const types = await parseDeviceTypes(new TextDecoder().decode(bytes))
  return await platform.change(`Device models of ${name}`, async (work) => {
    const lines: Line[] = []
    for (const type of types) lines.push(await importType(work, { type, file: name }))
    return lines
  })
}

interface Import {
  readonly type: DeviceType | string
  readonly file: string
}

/** Makes sure of the vendor, the model and the ports of a product. */
export async function importType(work: Work, { type, file: from }: Import): Promise<Line> {
  if (typeof type === 'string')
    return { file: from, model: null, outcome: type, ports: null, page: null, tone: 'error' }
  const { vendorid } = await vendorNamed(work, type.manufacturer)
  const known = await findModel(work, vendorid, type.model)
  const assettypeid = (await work.find(assettype, { tablename: networkdevice.table }))?.assettypeid ?? null
  const facts = { partnumber: type.partnumber, assettypeid }
  const { modelid } = known ?? (await work.create(model, { name: type.model, vendorid, ...facts }))
  if (known && known.partnumber === null && type.partnumber !== null)
    await work.update(model, modelid, { partnumber: type.partnumber })
  const ports = await addModelPorts(work, modelid, type)
  return {
    file: from,
    model: `${type.manufacturer} ${type.model}`,
    outcome: known ? 'known' : 'new',
    ports,
    page: `/models/${modelid}`,
    tone: known && ports === 0 ? 'neutral' : 'success',
  }
}

// A filter takes a comma for a list, and names of products have commas.
async function vendorNamed(work: Work, name: string): Promise<RowOf<typeof vendor>> {
  const { data } = await work.list(vendor, { 'name.startswith': name }, { perpage: 500 })
  return data.find((one) => isSame(one.name, name)) ?? (await work.create(vendor, { name }))
}

async function findModel(work: Work, vendorid: number, name: string): Promise<RowOf<typeof model> | undefined> {
  const { data } = await work.list(model, { vendorid, 'name.startswith': name }, { perpage: 500 })
  return data.find((one) => isSame(one.name, name))
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

async function addModelPorts(work: Work, modelid: number, { ports }: DeviceType): Promise<number> {
  const known = await work.list(modelport, { modelid, isactive: [true, false] }, { perpage: 500 })
  const names = new Set(known.data.map(({ name }) => name.toLowerCase()))
  const missing = ports.filter(({ name }) => !names.has(name.toLowerCase()))
  for (const port of missing) await work.create(modelport, { ...port, modelid })
  return missing.length
}
