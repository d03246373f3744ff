import { conflict, type Reader } from '@shopdb/contract'
import { addressspace } from './addresses.ts'

/** The address space that is meant, where none is named: the first one. */
export async function spaceOf(reader: Reader, addressspaceid: number | null): Promise<number> {
  if (addressspaceid !== null) return addressspaceid
  const [first] = await reader.listAll(addressspace, {}, { sort: 'addressspaceid' })
  if (!first) throw conflict('There is no address space to put it into; make one first.')
  return first.addressspaceid
}
