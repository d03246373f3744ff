import { conflict, type RowOf, writeRule } from '@shopdb/contract'
import { vlan } from './vlans.ts'

/** A number means one VLAN at a site; one of no site reaches everywhere and leaves its number to no other. */
export const vlanRule = writeRule(vlan, {
  before: async (reader, { after }) => {
    const { vlanid, number, isactive } = after
    const others = isactive ? await reader.listAll(vlan, { number, 'vlanid.ne': vlanid }) : []
    const clash = others.find((one) => isBeside(one, after))
    if (!clash) return
    const where = clash.siteid === null ? 'at every site' : 'there'
    const message = `must be another one: ${number} is ${clash.name} ${where}`
    throw conflict(`VLAN ${number} is taken by ${clash.name}.`, [{ path: '/number', message }])
  },
})

type Sited = Pick<RowOf<typeof vlan>, 'siteid'>

const isBeside = (one: Sited, other: Sited): boolean =>
  one.siteid === other.siteid || one.siteid === null || other.siteid === null
