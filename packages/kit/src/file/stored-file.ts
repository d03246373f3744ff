/** What the site tells of a stored file. */
export interface StoredFile {
  readonly fileid: number
  readonly name: string
  readonly kind: string
  /** Bytes. */
  readonly size: number
  /** Pixels, of a picture that says them. */
  readonly width: number | null
  readonly height: number | null
}

/** Where the content of a stored file is. */
export function contentOf(fileid: unknown): string {
  return `/api/files/${String(fileid)}/content`
}

/** Whether a stored file is a picture: its ending always tells what it holds. */
export function isPicture(name: string): boolean {
  return /\.(?:png|jpe?g|webp|gif|svg)$/iu.test(name)
}

/** A size as people read it: `64 kB`. */
export function sizeText(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  const digits = value < 10 ? 1 : 0
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: digits }).format(value)
}
