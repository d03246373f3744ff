import { asset, asTitle, conflict, inSentence, invalid, type Reader, type Work } from '@shopdb/contract'
import { aThing } from '../../base/a-thing.ts'
import { type Connecting, endOf } from './connecting.ts'
import type { Written } from './follow.ts'
import type { End } from './wire.ts'

/** Why nothing may lead from an asset to itself. */
export function refuseOwn({ resource, declaration: { fields }, owner, to, by }: Connecting): Error {
  const whose = inSentence(fields[owner]?.label ?? 'asset')
  const message = `must be another asset than the ${whose} of the ${inSentence(resource.label)}`
  return invalid(`${asTitle(aThing(by))} leads to another ${whose}.`, [{ path: `/${to}`, message }])
}

/** The asset at the other end, whose row there must be free or lead here. */
export async function freeFarEnd(reader: Reader, connecting: Connecting, near: End): Promise<number> {
  const { resource, declaration, owner, farend = '', by } = connecting
  const far = endOf(connecting, await reader.get(declaration, Number(near.farid)))
  const [called, whose] = [inSentence(resource.label), inSentence(declaration.fields[owner]?.label ?? 'asset')]
  // Panels call their ports `Port 7`.
  const named = far.name.toLowerCase().startsWith(`${called} `) ? far.name : `${resource.label} ${far.name}`
  const refuse = (message: string): Error =>
    conflict(`${named} ${message}.`, [
      { path: `/${farend}`, message: `must be a free ${called}; ${far.name} ${message}` },
    ])
  if (far.assetid === near.assetid) throw refuse(`is of the same ${whose}`)
  if (!far.isactive) throw refuse('was removed')
  if (far.farid !== null && far.farid !== near.id) throw refuse(`has ${aThing(by)} to another ${called}`)
  if (far.farassetid !== null && far.farassetid !== near.assetid) throw refuse(`has ${aThing(by)} to something else`)
  return far.assetid
}

/** Whether the row at the other end is held by what was removed: another asset, or the row of one. That needs it no more. */
export async function isHeldByRemoved(reader: Reader, connecting: Connecting, near: End): Promise<boolean> {
  const far = endOf(connecting, await reader.get(connecting.declaration, Number(near.farid)))
  if (far.farassetid === null || far.farassetid === near.assetid || !far.isactive) return false
  return (await reader.find(asset, { assetid: far.farassetid })) === undefined
}

/** Takes the row at the other end from what was removed, and leads there. */
export async function takeFarEnd(work: Work, connecting: Connecting, near: End): Promise<void> {
  const { declaration, to, farend = '' } = connecting
  const far = endOf(connecting, await work.get(declaration, Number(near.farid)))
  await work.update(declaration, far.farid ?? far.id, { [farend]: null, [to]: null })
  await work.update(declaration, near.id, { [farend]: far.id })
}

/** The row that was left is free again; the one that is led to says so. */
export async function mendFarEnd(work: Work, connecting: Connecting, { was, now }: Written): Promise<void> {
  const { declaration, to, farend } = connecting
  if (farend === undefined) return
  const [old, far] = [farOf(was), farOf(now)]
  const leadsHere = async (id: number): Promise<boolean> =>
    endOf(connecting, await work.get(declaration, id)).farid === now.id
  if (old !== null && old !== far && (await leadsHere(old)))
    await work.update(declaration, old, { [farend]: null, [to]: null })
  if (far !== null && !(await leadsHere(far)))
    await work.update(declaration, far, { [farend]: now.id, [to]: now.assetid })
}

const farOf = (end: End | undefined): number | null => (end?.isactive ? end.farid : null)
