import type { Reader, RowOf } from '@shopdb/contract'
import { modelport } from './ports.ts'

type Made = Pick<RowOf<typeof modelport>, 'name' | 'number' | 'medium' | 'speed' | 'poe'>

/** The ports that every device of a model has, in their order, as new ones of a device are given. */
export async function portsOfModel(reader: Reader, modelid: number): Promise<readonly Made[]> {
  const { data } = await reader.list(modelport, { modelid }, { sort: 'number', perpage: 500, total: false })
  return data.map(({ name, number, medium, speed, poe }) => ({ name, number, medium, speed, poe }))
}
