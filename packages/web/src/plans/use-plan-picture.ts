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
  readonly doing: Ref<string | undefined>
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
  const stored = useStored(fileid)
  const preview = usePreview()
  const pdf = useOpenPdf()
  const { doing, failure, attempt } = useSteps()
  const { share, problem: refused, upload } = useUpload()

  const send = async (file: File, from: string): Promise<void> => {
    preview.show(file)
    const found = await upload(file)
    if (found && isPicture(found.name)) kept(found, from)
    else preview.show(undefined)
  }
  const choosePage = (page: number): Promise<void> =>
    attempt(`Drawing page ${page}`, async () => {
      const from = pdf.current.value
      if (!from) return
      const picture = await from.picture(page)
      await send(new File([picture], pageName(from.name, page), { type: picture.type }), from.name)
      if (!refused.value) pdf.leave()
    })
  const take = async (file: File): Promise<void> => {
    if (doing.value !== undefined) return
    pdf.leave()
    await attempt(isPdf(file.name) ? 'Reading the PDF' : 'Sending the picture', async () => {
      if (!isPlanFile(file.name)) throw unfitFile(`${file.name} is none; take SVG, PNG, JPEG, WebP, GIF or PDF.`)
      await (isPdf(file.name) ? pdf.open(file) : send(file, file.name))
    })
    if (pdf.current.value?.pages === 1) await choosePage(1)
  }
  // The stored one is the same to the eye, and safe.
  watch(stored, () => preview.show(undefined))
  const source = computed(() => preview.address.value ?? (stored.value && contentOf(stored.value.fileid)))
  const problem = computed(() => failure.value ?? refused.value)
  return { source, stored, pdf: pdf.current, doing, share, problem, take, choosePage, leavePdf: pdf.leave }
}

function useStored(fileid: () => number | undefined): ComputedRef<StoredFile | undefined> {
  const api = useApi()
  const { answer } = useAnswer(fileid, async () => {
    const id = fileid()
    return id === undefined ? null : await api.get<StoredFile>(`/api/files/${id}`)
  })
  return computed(() => answer.value ?? undefined)
}

/** A picture that is not stored yet, at an address of this page. */
function usePreview(): { readonly address: Ref<string | undefined>; readonly show: (blob: Blob | undefined) => void } {
  const address = ref<string>()
  const show = (blob: Blob | undefined): void => {
    if (address.value) URL.revokeObjectURL(address.value)
    address.value = blob && URL.createObjectURL(blob)
  }
  onScopeDispose(() => show(undefined))
  return { address, show }
}

interface Pdf {
  readonly current: ShallowRef<OpenPdf | undefined>
  readonly open: (file: File) => Promise<void>
  readonly leave: () => void
}

/** The PDF that is open, if one is; what reads it is fetched with the first. */
function useOpenPdf(): Pdf {
  const current = shallowRef<OpenPdf>()
  const leave = (): void => {
    current.value?.close()
    current.value = undefined
  }
  onScopeDispose(leave)
  const open = async (file: File): Promise<void> => {
    const { openPdf } = await import('./pdf.ts')
    current.value = await openPdf(file)
  }
  return { current, open, leave }
}

interface Steps {
  readonly doing: Ref<string | undefined>
  readonly failure: ShallowRef<Problem | undefined>
  readonly attempt: (words: string, job: () => Promise<void>) => Promise<void>
}

/** Says what is being done while it is, and keeps why it did not work. */
function useSteps(): Steps {
  const doing = ref<string>()
  const failure = shallowRef<Problem>()
  const attempt = async (words: string, job: () => Promise<void>): Promise<void> => {
    doing.value = words
    failure.value = undefined
    await job().catch((cause: unknown) => {
      failure.value = problemOf(cause)
    })
    doing.value = undefined
  }
  return { doing, failure, attempt }
}
