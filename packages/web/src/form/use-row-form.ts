import type { FieldMeta, JsonRow, Problem, ResourceMeta } from '@shopdb/contract'
import {
  changesOf,
  draftOf,
  flawsOf,
  useProblem,
  useRowActions,
  valuesOf,
  writableFields,
  type Draft,
} from '@shopdb/kit'
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Start } from './use-start.ts'

/** A form on one row. */
export interface RowForm {
  readonly fields: readonly FieldMeta[]
  readonly draft: Ref<Draft>
  readonly problem: Ref<Problem | undefined>
  readonly flaws: ComputedRef<Readonly<Record<string, string>>>
  readonly isBusy: Ref<boolean>
  readonly isChanged: ComputedRef<boolean>
  /** Somebody was faster: the row must be looked at again before it can be saved. */
  readonly isStale: ComputedRef<boolean>
  /** What the form starts from. */
  readonly start: Ref<Start>
  /** The members changed so far. */
  readonly changes: () => JsonRow
  /** The row as saved; undefined where it was refused. */
  readonly save: () => Promise<JsonRow | undefined>
  /** Starts from a newer row; what was changed here stays changed. */
  readonly rebase: (row: JsonRow, etag: string | null) => void
}

/** Fills, checks and saves the form of one row. */
export function useRowForm(resource: ResourceMeta, begin: Start): RowForm {
  const actions = useRowActions()
  const { problem, flaws, isBusy, attempt, show, clear } = useProblem()
  const fields = writableFields(resource.fields)
  const start = shallowRef(begin)
  const first = shallowRef(draftOf(fields, begin.row))
  const draft = ref<Draft>({ ...first.value, ...begin.given })
  const changes = (): JsonRow => changesOf(fields, first.value, draft.value)

  const write = async (): Promise<JsonRow> => {
    const { row, etag, given } = start.value
    if (!row) return (await actions.create(resource.path, { ...given, ...saidOf(fields, draft.value) })).body
    return (await actions.update(`${resource.path}/${String(row[resource.key])}`, changes(), etag)).body
  }
  const save = async (): Promise<JsonRow | undefined> => {
    const found = flawsOf(fields, draft.value)
    show(found)
    return found.length > 0 ? undefined : attempt(write)
  }
  const rebase = (row: JsonRow, etag: string | null): void => {
    const mine = changesOf(fields, first.value, draft.value)
    first.value = draftOf(fields, row)
    const kept: Draft = Object.fromEntries(Object.keys(mine).map((name) => [name, draft.value[name]]))
    draft.value = { ...first.value, ...kept }
    start.value = { row, etag, given: {} }
    clear()
  }
  return {
    fields,
    draft,
    problem,
    flaws,
    isBusy,
    isChanged: computed(() => Object.keys(changes()).length > 0),
    isStale: computed(() => problem.value?.status === 412),
    start,
    changes,
    save,
    rebase,
  }
}

/** A new row says only what was filled in: the rest is the server's to default. */
function saidOf(fields: readonly FieldMeta[], draft: Draft): JsonRow {
  return Object.fromEntries(Object.entries(valuesOf(fields, draft)).filter(([, value]) => value !== null))
}
