import { conflict, writeRule } from '@shopdb/contract'
import { vlan } from './vlans.ts'

/** A number means one VLAN at a site; one of no site reaches everywhere and leaves its number to no other. */
export const vlanRule = writeRule(vlan, {
  before: async (reader, { before, after }) => {
    if (!after.isactive) return
    const same = await reader.list(vlan, { number: after.number }, { perpage: 500, total: false })
    const others = same.data.filter(({ vlanid }) => vlanid !== before?.vlanid)
    const clash = others.find(({ siteid }) => siteid === after.siteid || siteid === null || after.siteid === null)
    if (!clash) return
    const message = `must be another one: ${after.number} is ${clash.name} ${clash.siteid === null ? 'at every site' : 'there'}`
    throw conflict(`VLAN ${after.number} is taken by ${clash.name}.`, [{ path: '/number', message }])
  },
})
