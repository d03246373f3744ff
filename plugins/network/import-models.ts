import {
  type Action,
  assettype,
  file,
  type JsonRow,
  model,
  type PanelContent,
  type Platform,
  vendor,
  type Work,
} from '@shopdb/contract'
import { addModelPorts } from './add-ports.ts'
import { type DeviceType, parseDeviceTypes } from './device-type.ts'
import { networkdevice } from './devices.ts'

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
    for (const fileid of fileidsOf(input)) found.push(...(await importFile(platform, fileid)))
    const failed = found.filter(({ tone }) => tone === 'error').length
    const message = `${found.length - failed} models are known now${failed > 0 ? `; ${failed} could not be read` : ''}.`
    return { message, tone: failed > 0 ? 'warning' : 'success', link: '/models', panels: [report(found)] }
  },
}

function fileidsOf(input: JsonRow): readonly number[] {
  return files.flatMap((name) => (typeof input[name] === 'number' ? input[name] : []))
}

interface Line extends Readonly<Record<string, string | number | null>> {
  readonly tone: 'success' | 'neutral' | 'error'
}

const columns = [
  { name: 'file', label: 'File' },
  { name: 'model', label: 'Model' },
  { name: 'outcome', label: 'Outcome' },
  { name: 'ports', label: 'New ports' },
]

function report(lines: readonly Line[]): PanelContent {
  const table = { columns, rows: lines.slice(0, 200), link: 'page', tone: 'tone' }
  return { kind: 'table', title: 'What the files held', table }
}

/** A file is one change set, so that it can be undone by itself. */
async function importFile(platform: Platform, fileid: number): Promise<readonly Line[]> {
  const { name, bytes } = await platform.readFile(fileid)
  const types = await parseDeviceTypes(new TextDecoder().decode(bytes))
  return await platform.change(`Device models of ${name}`, async (work) => {
    const lines: Line[] = []
    for (const type of types) lines.push(await importLine(work, name, type))
    return lines
  })
}

async function importLine(work: Work, from: string, type: DeviceType | string): Promise<Line> {
  if (typeof type === 'string')
    return { file: from, model: null, outcome: type, ports: null, page: null, tone: 'error' }
  const { modelid, ports, isnew } = await importType(work, type)
  return {
    file: from,
    model: `${type.manufacturer} ${type.model}`,
    outcome: isnew ? 'new' : 'known',
    ports,
    page: `/models/${modelid}`,
    tone: isnew || ports > 0 ? 'success' : 'neutral',
  }
}

/** What became of a product: its model, and how many ports that has got. */
interface Imported {
  readonly modelid: number
  readonly ports: number
  readonly isnew: boolean
}

/** Makes sure of the vendor, the model and the ports of a product. */
export async function importType(
  work: Work,
  { manufacturer, model: name, partnumber, ports }: DeviceType,
): Promise<Imported> {
  // A filter takes a comma for a list, and names of products have commas.
  const vendors = await work.listAll(vendor, { 'name.startswith': manufacturer })
  const { vendorid } = vendors.find(isCalled(manufacturer)) ?? (await work.create(vendor, { name: manufacturer }))
  const known = (await work.listAll(model, { vendorid, 'name.startswith': name })).find(isCalled(name))
  const assettypeid = (await work.find(assettype, { tablename: networkdevice.table }))?.assettypeid ?? null
  const { modelid } = known ?? (await work.create(model, { name, vendorid, partnumber, assettypeid }))
  if (known?.partnumber === null && partnumber !== null) await work.update(model, modelid, { partnumber })
  return { modelid, ports: await addModelPorts(work, modelid, ports), isnew: !known }
}

const isCalled =
  (name: string) =>
  (row: { readonly name: string }): boolean =>
    row.name.toLowerCase() === name.toLowerCase()
