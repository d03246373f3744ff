import type { ResourceMeta } from '@shopdb/contract'
import type { StoredFile } from '@shopdb/kit'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useRowForm, type RowForm } from '../form/use-row-form.ts'
import type { Start } from '../form/use-start.ts'
import { proposedName } from './plan-files.ts'
import { sizeAfter, type Size } from './plan-scale.ts'
import { usePlanPicture, type PlanPicture } from './use-plan-picture.ts'

/** The form of a floor plan, whose picture fills in what it knows. */
export interface PlanFormState {
  readonly form: RowForm
  readonly picture: PlanPicture
  /** Undefined while there is no size yet. */
  readonly size: ComputedRef<Size | undefined>
  /** The picture was exchanged for one of another shape. */
  readonly isNewShape: Ref<boolean>
}

/** Fills, checks and saves a floor plan. */
export function usePlanForm(resource: ResourceMeta, start: Start): PlanFormState {
  const form = useRowForm(resource, start)
  const { draft } = form
  const isNewShape = ref(false)
  let proposed = ''

  const size = computed((): Size | undefined => {
    const { width, height } = draft.value
    return typeof width === 'number' && typeof height === 'number' && width > 0 && height > 0
      ? { width, height }
      : undefined
  })
  const propose = (file: string): void => {
    if ((draft.value['name'] ?? '') !== proposed) return
    proposed = proposedName(file)
    draft.value['name'] = proposed
  }
  const kept = ({ fileid, width, height }: StoredFile, from: string): void => {
    draft.value['fileid'] = fileid
    propose(from)
    if (width === null || height === null) return
    // Only what stands on a plan already ties it to the size it has.
    const known = start.row && size.value
    const next = sizeAfter(known, { width, height })
    isNewShape.value = known !== undefined && next !== known
    Object.assign(draft.value, next)
  }
  const fileid = (): number | undefined =>
    typeof draft.value['fileid'] === 'number' ? draft.value['fileid'] : undefined
  return { form, picture: usePlanPicture(fileid, kept), size, isNewShape }
}
