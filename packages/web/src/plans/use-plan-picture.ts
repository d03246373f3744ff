import type { Problem } from '@shopdb/contract'
import { contentOf, isPicture, problemOf, useAnswer, useApi, useUpload, type StoredFile } from '@shopdb/kit'
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { OpenPdf } from './pdf.ts'
import { isPdf, isPlanFile, pageName } from './plan-files.ts'
import { unfitFile } from './unfit-file.ts'

/** The picture of a plan on its way from a person's files to the page. */
export interface PlanPicture {
  /** What is shown: the stored picture, or the one that is being sent. */
  readonly source: ComputedRef<string | undefined>
  readonly stored: ComputedRef<StoredFile | undefined>
  /** A PDF of which a page is to be chosen. */
  readonly pdf: ShallowRef<OpenPdf | undefined>
  /** What is being done; undefined while nothing is. */
  readonly doing: ComputedRef<string | undefined>
  /** The share that is sent, from 0 to 1. */
  readonly share: Ref<number | undefined>
  readonly problem: ComputedRef<Problem | undefined>
  readonly take: (file: File) => Promise<void>
  readonly choosePage: (page: number) => Promise<void>
  /** No page of the PDF after all. */
  readonly leavePdf: () => void
}

/** Takes files as pictures of a plan; `kept` hears of each that is stored, with the file that it was made of. */
export function usePlanPicture(
  fileid: () => number | undefined,
  kept: (stored: StoredFile, from: string) => void,
): PlanPicture {
  const api = useApi()
  const { share, problem: refused, upload } = useUpload()
  const pdf = shallowRef<OpenPdf>()
  const preview = ref<string>()
  const step = ref<string>()
  const failure = shallowRef<Problem>()
  const { answer } = useAnswer(fileid, async () => {
    const id = fileid()
    return id === undefined ? null : await api.get<StoredFile>(`/api/files/${id}`)
  })

  const show = (blob: Blob | undefined): void => {
    if (preview.value) URL.revokeObjectURL(preview.value)
    preview.value = blob && URL.createObjectURL(blob)
  }
  const attempt = async (words: string, job: () => Promise<void>): Promise<void> => {
    step.value = words
    failure.value = undefined
    await job().catch((cause: unknown) => {
      failure.value = problemOf(cause)
    })
    step.value = undefined
  }
  const send = async (file: File, from: string): Promise<void> => {
    show(file)
    const stored = await upload(file)
    if (stored && isPicture(stored.name)) kept(stored, from)
    else show(undefined)
  }
  const leavePdf = (): void => {
    pdf.value?.close()
    pdf.value = undefined
  }
  const take = async (file: File): Promise<void> => {
    if (step.value !== undefined) return
    leavePdf()
    await attempt(isPdf(file.name) ? 'Reading the PDF' : 'Sending the picture', async () => {
      if (!isPlanFile(file.name)) throw unfitFile(`${file.name} is none; take SVG, PNG, JPEG, WebP, GIF or PDF.`)
      if (!isPdf(file.name)) return send(file, file.name)
      const { openPdf } = await import('./pdf.ts')
      pdf.value = await openPdf(file)
    })
    if (pdf.value?.pages === 1) await choosePage(1)
  }
  const choosePage = (page: number): Promise<void> =>
    attempt(`Drawing page ${page}`, async () => {
      const from = pdf.value
      if (!from) return
      const picture = await from.picture(page)
      await send(new File([picture], pageName(from.name, page), { type: picture.type }), from.name)
      if (!refused.value) leavePdf()
    })
  // The stored one is the same to the eye, and safe.
  watch(answer, () => show(undefined))
  onScopeDispose(() => {
    show(undefined)
    leavePdf()
  })
  const stored = computed(() => answer.value ?? undefined)
  return {
    source: computed(() => preview.value ?? (stored.value && contentOf(stored.value.fileid))),
    stored,
    pdf,
    doing: computed(() => step.value),
    share,
    problem: computed(() => failure.value ?? refused.value),
    take,
    choosePage,
    leavePdf,
  }
}
