import type { ProblemError } from '@shopdb/kit'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- The bundler gives the address of the file.
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { unfitFile } from './unfit-file.ts'

/** A PDF whose pages can be looked at. */
export interface OpenPdf {
  readonly name: string
  readonly pages: number
  /** Draws a page small, for choosing; pages count from 1. */
  readonly preview: (page: number, canvas: HTMLCanvasElement) => Promise<void>
  /** A page as a picture. */
  readonly picture: (page: number) => Promise<Blob>
  readonly close: () => void
}

/** Pixels of the longer side of a preview. */
const small = 320
/** Enough for the small print of a hall on A0, and what the canvas of a phone can hold. */
const large = 4800
const mostpixels = 16_700_000
/** Bytes that the server surely takes. */
const mostbytes = 24 * 1024 * 1024

/** Opens a PDF. What reads it is fetched when it is first needed. Throws an error that a person can read. */
export async function openPdf(file: File): Promise<OpenPdf> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist')
  GlobalWorkerOptions.workerSrc = worker
  // The policy of the pages allows no WebAssembly: scans are read by the plain form of the decoders, which lies beside the pages.
  const reading = { useWasm: false, wasmUrl: '/pdf/' }
  const task = getDocument({ data: await file.arrayBuffer(), ...reading })
  const pdf = await task.promise.catch((cause: unknown) => {
    throw unreadable(file.name, cause)
  })
  return {
    name: file.name,
    pages: pdf.numPages,
    preview: async (number, canvas) => draw(await pdf.getPage(number), canvas, small),
    picture: (number) => pictureOf(pdf, number),
    close: () => void task.destroy(),
  }
}

function unreadable(name: string, cause: unknown): ProblemError {
  const isLocked = cause instanceof Error && cause.name === 'PasswordException'
  const why = isLocked ? 'is locked with a password; save it without one' : 'cannot be read as a PDF; save it anew'
  return unfitFile(`${name} ${why}.`, cause)
}

/** Smaller where it would be too large to be sent: a colored scan of a whole wall. */
async function pictureOf(pdf: PDFDocumentProxy, number: number): Promise<Blob> {
  const page = await pdf.getPage(number)
  const canvas = document.createElement('canvas')
  for (let longest = large; ; longest /= 1.5) {
    await draw(page, canvas, longest)
    const picture = await blobOf(canvas)
    if (picture.size <= mostbytes) return picture
  }
}

async function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, longest: number): Promise<void> {
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(longest / Math.max(width, height), Math.sqrt(mostpixels / (width * height)))
  const viewport = page.getViewport({ scale })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  await page.render({ canvas, viewport }).promise
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error('This browser could not make a picture of the page.'))
    canvas.toBlob(take, 'image/png')
  })
}
