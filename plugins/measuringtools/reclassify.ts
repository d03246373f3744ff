import {
  type Action,
  type ActionOutcome,
  boolean,
  conflict,
  type InputFields,
  integer,
  type Reader,
  reference,
  type RowOf,
  type Work,
} from '@shopdb/contract'
import { equipment, machinetype } from './machines.ts'
import type { settings, ToolSite } from './settings.ts'
import { tooltype } from './tool-types.ts'
import { measuringtool } from './tool.ts'

type Machine = RowOf<typeof equipment>

const reason = 'Machine made a measuring tool'

/** A machine that measures becomes a measuring tool; what it is, where it stands, what it is tied to and its history stay. */
export const makeTool: Action<typeof settings> = {
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
  offered: async ({ machinetypeid }, reader) =>
    typeof machinetypeid === 'number' && (await reader.get(machinetype, machinetypeid)).ismetrology,
  run: async (site, { id = 0, input: { tooltypeid, intervalvalue } }) => {
    const machine = await site.get(equipment, id)
    const asked = {
      ...(typeof tooltypeid === 'number' ? { tooltypeid } : {}),
      ...(typeof intervalvalue === 'number' ? { intervalvalue } : {}),
    }
    await site.change(reason, async (work) =>
      reclassify(work, machine, { ...(await knownValues(work, machine)), ...asked }),
    )
    return {
      message: `${machine.assetnumber} is a measuring tool now.`,
      tone: 'success',
      link: `/measuringtools/${id}`,
    }
  },
}

/** All machines whose machine type measures, such as those of an import. */
export const makeTools: Action<typeof settings> = {
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
    if (dryrun !== true && machines.length > 0)
      await site.change(`${machines.length} machines made measuring tools`, async (work) => {
        for (const machine of machines) await reclassify(work, machine, await knownValues(work, machine))
      })
    return outcome(machines, dryrun === true)
  },
}

const most = 500

async function metrologyMachines(site: ToolSite): Promise<readonly Machine[]> {
  const types = await site.list(machinetype, { ismetrology: true }, { perpage: 500, total: false })
  const machinetypeid = types.data.map((type) => type.machinetypeid)
  if (machinetypeid.length === 0) return []
  const { data, meta } = await site.list(equipment, { machinetypeid }, { sort: 'assetnumber', perpage: most })
  if (meta.next === null) return data
  throw conflict(`There are more than ${most} such machines; make some of them measuring tools one by one first.`)
}

function outcome(machines: readonly Machine[], isDryRun: boolean): ActionOutcome {
  const count = machines.length === 1 ? '1 machine' : `${machines.length} machines`
  const rows = machines.slice(0, 200).map(({ assetid, assetnumber, name }) => ({
    assetnumber,
    name,
    page: isDryRun ? `/equipment/${assetid}` : `/measuringtools/${assetid}`,
  }))
  const columns = [
    { name: 'assetnumber', label: 'Number' },
    { name: 'name', label: 'Name' },
  ]
  return {
    message: isDryRun
      ? `${count} would become measuring tools. Nothing was changed.`
      : `${count} became measuring tools.`,
    tone: isDryRun ? 'info' : 'success',
    ...(rows.length > 0 && { panels: [{ kind: 'table', title: 'Which', table: { columns, rows, link: 'page' } }] }),
  }
}

/** What is given to make a machine a tool. */
export type OwnValues = InputFields<(typeof measuringtool)['fields']>

function reclassify(work: Work, { assetid }: Machine, values: OwnValues): Promise<unknown> {
  return work.reclassify(assetid, measuringtool, values)
}

/** What is known of the machine and belongs to the tool too: most of all what it was, for sorting it again later. */
export async function knownValues(reader: Reader, machine: Machine): Promise<OwnValues> {
  const { machinetypeid, installdate, commissiondate, legacymachineid, legacymachinetypeid } = machine
  const type = machinetypeid === null ? undefined : await reader.get(machinetype, machinetypeid)
  const same = type && (await reader.find(tooltype, { name: type.name }))
  return {
    machinetypeid,
    tooltypeid: same?.tooltypeid ?? null,
    inservicedate: commissiondate ?? installdate,
    legacymachineid,
    legacymachinetypeid,
  }
}
