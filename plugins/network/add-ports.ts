import type { InputOf, Reader, Work } from '@shopdb/contract'
import { modelport, port } from './ports.ts'

/** A port that a model is to have. */
export type NewModelPort = Omit<InputOf<typeof modelport>, 'modelid'>

/** A port that a device is to have. */
export type NewPort = Omit<InputOf<typeof port>, 'deviceid'>

const isactive = [true, false]

/** Adds the ports that a device does not have yet; gives how many. */
export async function addPorts(work: Work, deviceid: number, wanted: readonly NewPort[]): Promise<number> {
  const missing = missingIn(wanted, await work.listAll(port, { deviceid, isactive }))
  for (const one of missing) await work.create(port, { ...one, deviceid })
  return missing.length
}

/** Adds the ports that a model does not have yet; gives how many. */
export async function addModelPorts(work: Work, modelid: number, wanted: readonly NewModelPort[]): Promise<number> {
  const missing = missingIn(wanted, await work.listAll(modelport, { modelid, isactive }))
  for (const one of missing) await work.create(modelport, { ...one, modelid })
  return missing.length
}

/** Those of the wanted ports whose names are not taken. */
function missingIn<P extends NewModelPort>(wanted: readonly P[], known: readonly NewModelPort[]): readonly P[] {
  const names = new Set(known.map(({ name }) => name.toLowerCase()))
  return wanted.filter(({ name }) => !names.has(name.toLowerCase()))
}

/** The ports that every device of a model has, in their order, as new ones of a device are given. */
export async function portsOfModel(reader: Reader, modelid: number): Promise<readonly NewModelPort[]> {
  const ports = await reader.listAll(modelport, { modelid }, { sort: 'number' })
  return ports.map(({ name, number, medium, speed, poe }) => ({ name, number, medium, speed, poe }))
}
