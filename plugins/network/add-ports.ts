import type { JsonRow, Reader, Work } from '@shopdb/contract'
import { modelport, port } from './ports.ts'

interface Named {
  readonly name: string
}

/** A port that somebody wants, by its name. */
export interface WantedPort extends JsonRow, Named {
  readonly number: number
}

/** Those of the wanted ports whose names are not taken. */
export function missingIn<P extends Named>(wanted: readonly P[], known: readonly Named[]): readonly P[] {
  const names = new Set(known.map(({ name }) => name.toLowerCase()))
  return wanted.filter(({ name }) => !names.has(name.toLowerCase()))
}

const isactive = [true, false]

/** Adds the ports that a device does not have yet; gives how many. */
export async function addPorts(work: Work, deviceid: number, wanted: readonly WantedPort[]): Promise<number> {
  const missing = missingIn(wanted, await work.listAll(port, { deviceid, isactive }))
  for (const one of missing) await work.create(port, { ...one, deviceid })
  return missing.length
}

/** Adds the ports that a model does not have yet; gives how many. */
export async function addModelPorts(work: Work, modelid: number, wanted: readonly WantedPort[]): Promise<number> {
  const missing = missingIn(wanted, await work.listAll(modelport, { modelid, isactive }))
  for (const one of missing) await work.create(modelport, { ...one, modelid })
  return missing.length
}

/** The ports that every device of a model has, in their order, as new ones of a device are given. */
export async function portsOfModel(reader: Reader, modelid: number): Promise<readonly WantedPort[]> {
  const ports = await reader.listAll(modelport, { modelid }, { sort: 'number' })
  return ports.map(({ name, number, medium, speed, poe }) => ({ name, number, medium, speed, poe }))
}
