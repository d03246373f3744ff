import {
  addMissing,
  assettype,
  defineAction,
  file,
  inWords,
  model,
  type Platform,
  rowPage,
  type SectionRow,
  tableSection,
  vendor,
  type Work,
} from '@shopdb/contract'
import { type DeviceType, parseDeviceTypes } from './device-type.ts'
import { modelsize, networkdevice } from './devices.ts'
import { modelport } from './ports.ts'

const columns = { file: 'File', model: 'Model', outcome: 'Outcome', ports: 'New ports' }

type Line = SectionRow<keyof typeof columns>

/** What became of one product of a file. */
type Told = Omit<Line, 'file'>

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
      message: `${inWords(lines.length - failed, 'model')} read${failed > 0 ? `; ${failed} could not be read` : ''}.`,
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
    for (const type of types)
      lines.push({ file: name, ...(typeof type === 'string' ? unread(type) : await importType(work, type)) })
    return lines
  })
}

const unread = (outcome: string): Told => ({ model: null, outcome, ports: null, tone: 'error' })

/** Makes sure of the vendor, the model and the ports of a product; tells what was new. */
export async function importType(work: Work, type: DeviceType): Promise<Told> {
  const { modelid, isNew } = await ensureModel(work, type)
  const size = await work.find(modelsize, { modelid })
  if (type.rackheight !== null && !size) await work.renew(modelsize, { modelid }, { rackheight: type.rackheight })
  const rows = type.ports.map((one) => ({ ...one, modelid }))
  const ports = await addMissing(work, modelport, rows)
  return {
    model: `${type.manufacturer} ${type.model}`,
    outcome: isNew ? 'new' : 'known',
    ports,
    page: rowPage(model, modelid),
    tone: isNew || ports > 0 ? 'success' : 'neutral',
  }
}

/** The model, with the part number where nobody has said one. */
async function ensureModel(work: Work, { manufacturer, model: name, partnumber }: DeviceType) {
  const { vendorid } = await work.ensure(vendor, { name: manufacturer })
  const known = await work.find(model, { vendorid, name })
  if (known?.partnumber === null && partnumber !== null) await work.update(model, known.modelid, { partnumber })
  if (known) return { modelid: known.modelid, isNew: false }
  const type = await work.find(assettype, { tablename: networkdevice.table })
  const made = await work.create(model, { name, vendorid, partnumber, assettypeid: type?.assettypeid ?? null })
  return { modelid: made.modelid, isNew: true }
}
