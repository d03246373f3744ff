import type { JsonRow, Problem, ResourceMeta } from '@shopdb/contract'
import { titleOf, useProblem, useRowActions } from '@shopdb/kit'
import type { Ref } from 'vue'
import { useNotice } from '../shell/use-notice.ts'

/** Removing, restoring and purging the row of a page, with a word of what was done. `purge` says whether it worked. */
export function useRowDeeds(
  about: { readonly resource: ResourceMeta; readonly row: JsonRow; readonly etag: string | null },
  changed: () => void,
): {
  readonly problem: Ref<Problem | undefined>
  readonly isBusy: Ref<boolean>
  readonly remove: () => Promise<void>
  readonly restore: () => Promise<void>
  readonly purge: () => Promise<boolean>
} {
  const actions = useRowActions()
  const { problem, isBusy, attempt } = useProblem()
  const { tell, tellProblem } = useNotice()
  const path = (): string => `${about.resource.path}/${String(about.row[about.resource.key])}`
  const name = (): string => titleOf(about.resource, about.row)

  const run = async (job: () => Promise<void>, done: () => void): Promise<void> => {
    isBusy.value = true
    try {
      await job()
      done()
    } catch (cause) {
      tellProblem(cause)
    }
    isBusy.value = false
    changed()
  }
  const restore = (): Promise<void> =>
    run(
      () => actions.restore(path()),
      () => tell(`${name()} is restored`),
    )
  const remove = (): Promise<void> =>
    run(
      () => actions.remove(path(), about.etag),
      () => tell(`${name()} is removed`, [{ label: 'Undo', onClick: () => void restore() }]),
    )
  const purge = async (): Promise<boolean> => {
    const done = await attempt(() => actions.purge(path(), about.etag).then(() => true))
    if (done) tell(`${name()} is purged`)
    return done ?? false
  }
  return { problem, isBusy, remove, restore, purge }
}
