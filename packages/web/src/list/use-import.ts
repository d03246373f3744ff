import type { ImportReport, Problem, ResourceMeta } from '@shopdb/contract'
import { useApi, useProblem } from '@shopdb/kit'
import { shallowRef, type Ref } from 'vue'

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The file with the type that its name stands for; systems disagree on what they call a CSV. */
function typed(file: File): Blob {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  return new Blob([file], { type: types[ending] ?? file.type })
}

/** Taking rows from a file: rehearsed first, then applied. */
export function useImport(resource: ResourceMeta): {
  readonly file: Ref<File | undefined>
  readonly report: Ref<ImportReport | undefined>
  readonly problem: Ref<Problem | undefined>
  readonly isBusy: Ref<boolean>
  readonly rehearse: (file: File) => Promise<void>
  readonly apply: () => Promise<void>
  readonly clear: () => void
} {
  const api = useApi()
  const { problem, isBusy, attempt, clear: clearProblem } = useProblem()
  const file = shallowRef<File>()
  const report = shallowRef<ImportReport>()

  const send = async (dryrun: boolean): Promise<void> => {
    const chosen = file.value
    if (!chosen) return
    const told = await attempt(() =>
      api.post<ImportReport>(`${resource.path}/import`, typed(chosen), { dryrun, unknown: 'ignore' }),
    )
    if (told) report.value = told
  }
  const clear = (): void => {
    file.value = undefined
    report.value = undefined
    clearProblem()
  }
  const rehearse = (chosen: File): Promise<void> => {
    file.value = chosen
    return send(true)
  }
  return { file, report, problem, isBusy, rehearse, apply: () => send(false), clear }
}
