import {
  assettype,
  defineAction,
  file,
  model,
  type Platform,
  type SectionRow,
  tableSection,
  vendor,
  type Work,
} from '@shopdb/contract'
import { addModelPorts } from './add-ports.ts'
import { type DeviceType, parseDeviceTypes } from './device-type.ts'
import { networkdevice } from './devices.ts'

const columns = { file: 'File', model: 'Model', outcome: 'Outcome', ports: 'New ports' }

type Line = SectionRow<keyof typeof columns>

/** Brings vendors, models and the ports of models out of files of the device type library. */
export const importModels = defineAction({
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
    const lines: Line[] = []
    for (const fileid of Object.values(input)) if (fileid !== null) lines.push(...(await importFile(platform, fileid)))
    const failed = lines.filter(({ tone }) => tone === 'error').length
    return {
      message: `${lines.length - failed} models are known now${failed > 0 ? `; ${failed} could not be read` : ''}.`,
      tone: failed > 0 ? 'warning' : 'success',
      link: '/models',
      panels: [tableSection('What the files held', columns, lines)],
    }
  },
})

/** A file is one change set, so that it can be undone by itself. */
async function importFile(platform: Platform, fileid: number): Promise<readonly Line[]> {
  const { name, bytes } = await platform.readFile(fileid)
  const types = await parseDeviceTypes(new TextDecoder().decode(bytes))
  return await platform.change(`Device models of ${name}`, async (work) => {
    const lines: Line[] = []
    for (const type of types) lines.push({ file: name, ...(await importLine(work, type)) })
    return lines
  })
}

async function importLine(work: Work, type: DeviceType | string): Promise<Omit<Line, 'file'>> {
  if (typeof type === 'string') return { model: null, outcome: type, ports: null, tone: 'error' }
  const { modelid, ports, isnew } = await importType(work, type)
  return {
    model: `${type.manufacturer} ${type.model}`,
    outcome: isnew ? 'new' : 'known',
    ports,
    page: `/models/${modelid}`,
    tone: isnew || ports > 0 ? 'success' : 'neutral',
  }
}

interface Imported {
  readonly modelid: number
  /** New ones. */
  readonly ports: number
  readonly isnew: boolean
}

/** Makes sure of the vendor, the model and the ports of a product. */
export async function importType(
  work: Work,
  { manufacturer, model: name, partnumber, ports }: DeviceType,
): Promise<Imported> {
  const { vendorid } = await work.ensure(vendor, { name: manufacturer })
  const known = await work.find(model, { vendorid, name })
  const assettypeid = (await work.find(assettype, { tablename: networkdevice.table }))?.assettypeid ?? null
  const { modelid } = known ?? (await work.create(model, { name, vendorid, partnumber, assettypeid }))
  if (known?.partnumber === null && partnumber !== null) await work.update(model, modelid, { partnumber })
  return { modelid, ports: await addModelPorts(work, modelid, ports), isnew: !known }
}
