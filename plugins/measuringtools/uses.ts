import { date, defineResource, reference, text } from '@shopdb/contract'
import { measuringtool } from './tool.ts'

/** One time that a tool was used or handed out: on what, and where. */
export const tooluse = defineResource({
  name: 'ToolUse',
  table: 'tooluses',
  title: 'Uses',
  icon: 'hand',
  belongsto: 'measuringtoolid',
  appendonly: true,
  display: 'useddate',
  displaywith: 'jobnumber',
  sort: '-useddate',
  indexes: [['measuringtoolid', 'useddate']],
  fields: {
    measuringtoolid: reference({ label: 'Tool', to: measuringtool, required: true, list: true, index: true }),
    useddate: date({ label: 'Used on', required: true, list: true }),
    machineid: reference({
      label: 'At',
      to: 'assets',
      list: true,
      index: true,
      help: 'The machine whose parts it measured.',
    }),
    jobnumber: text({ label: 'Job or part', max: 120, index: true, list: true, search: true }),
    usedby: text({ label: 'Used by', max: 120, list: true }),
  },
})
