import {
  type ActionOutcome,
  boolean,
  conflict,
  defineAction,
  type InputFields,
  integer,
  inWords,
  type NamedRow,
  type Reader,
  reference,
  rowPage,
  rowsSection,
} from '@shopdb/contract'
import { equipment, machinetype } from './machines.ts'
import { tooltype } from './tool-types.ts'
import { measuringtool } from './tool.ts'

type Machine = NamedRow<typeof equipment>
/** What is given to make a machine a tool. */
export type OwnValues = InputFields<(typeof measuringtool)['fields']>

/** A machine that measures becomes a measuring tool; what it is, where it stands, what it is tied to and its history stay. */
export const makeTool = defineAction({
  of: equipment,
  name: 'makemeasuringtool',
  label: 'Make it a measuring tool',
  icon: 'ruler',
  help: 'It keeps its number, place, relations, files and history. What is known of its control goes, and stays in the history.',
  permission: 'measuringtools.write',
  input: {
    tooltypeid: reference({
      label: 'Tool type',
      to: tooltype,
      help: 'Where empty: the one called as its machine type.',
    }),
    intervalvalue: integer({ label: 'Calibrated every', unit: 'months', min: 1, max: 1200 }),
  },
  offered: async ({ assetnumber, machinetypeid }, reader) => {
    if (machinetypeid === null) return `${assetnumber} has no machine type; give it one that measures first.`
    const { name, ismetrology } = await reader.get(machinetype, machinetypeid)
    return ismetrology || `${assetnumber} is a ${name}, which does not measure; give it a machine type that does first.`
  },
  run: async (site, { id = 0, input: { tooltypeid, intervalvalue } }) => {
    const { assetnumber } = await site.change('Machine made a measuring tool', async (work) => {
      const known = await knownValues(work, await work.get(equipment, id))
      const asked = { tooltypeid: tooltypeid ?? known.tooltypeid ?? null, intervalvalue }
      return work.reclassify(id, measuringtool, { ...known, ...asked })
    })
    return { message: `${assetnumber} is a measuring tool now.`, link: rowPage(measuringtool, id) }
  },
})

/** All machines whose machine type measures, such as those of an import. */
export const makeTools = defineAction({
  of: equipment,
  name: 'makemeasuringtools',
  label: 'Move machines that measure',
  icon: 'ruler',
  help: 'Every machine whose machine type measures becomes a measuring tool, as one change that can be undone.',
  permission: 'measuringtools.reclassify',
  on: 'list',
  budget: 60_000,
  input: { dryrun: boolean({ label: 'Only tell what would happen', default: true }) },
  run: async (site, { input: { dryrun } }) => {
    const machines = await metrologyMachines(site)
    if (!dryrun && machines.length > 0)
      await site.change(`${machines.length} machines made measuring tools`, async (work) => {
        for (const machine of machines)
          await work.reclassify(machine.assetid, measuringtool, await knownValues(work, machine))
      })
    return outcome(machines, dryrun)
  },
})

const most = 500

async function metrologyMachines(site: Reader): Promise<readonly Machine[]> {
  const types = await site.listAll(machinetype, { ismetrology: true })
  const machinetypeid = types.map((type) => type.machinetypeid)
  const { data, meta } = await site.list(equipment, { machinetypeid }, { sort: 'assetnumber', perpage: most })
  if (meta.next === null) return data
  throw conflict(`There are more than ${most} such machines; make some of them measuring tools one by one first.`)
}

function outcome(machines: readonly Machine[], isDryRun: boolean): ActionOutcome {
  const count = inWords(machines.length, 'machine')
  const of = isDryRun ? equipment : measuringtool
  const panels = [machines.length > 0 && rowsSection('Which', of, [{ assetnumber: 'Number', name: 'Name' }], machines)]
  return isDryRun
    ? { message: `${count} would become measuring tools. Nothing was changed.`, tone: 'info', panels }
    : { message: `${count} became measuring tools.`, panels }
}

/** What is known of the machine and belongs to the tool too: most of all what it was, for sorting it again later. */
export async function knownValues(reader: Reader, machine: Machine): Promise<OwnValues> {
  const { machinetypeid, machinetypename, installdate, commissiondate, legacymachineid, legacymachinetypeid } = machine
  const type = machinetypename === null ? undefined : await reader.find(tooltype, { name: machinetypename })
  return {
    machinetypeid,
    tooltypeid: type?.tooltypeid ?? null,
    inservicedate: commissiondate ?? installdate,
    legacymachineid,
    legacymachinetypeid,
  }
}
