/** How a kind of file is known by name, and how it is served. */
interface KindFacts {
  /** What people call it. */
  readonly title: string
  readonly contenttype: string
  /** Endings that its name may have; the first is added to a name without one. */
  readonly endings: readonly string[]
  /** Browsers may show it; anything else is only downloaded. */
  readonly isInline: boolean
}

/** Every kind of file that a site keeps. */
export const kinds = {
  png: { title: 'PNG', contenttype: 'image/png', endings: ['png'], isInline: true },
  jpeg: { title: 'JPEG', contenttype: 'image/jpeg', endings: ['jpg', 'jpeg'], isInline: true },
  webp: { title: 'WebP', contenttype: 'image/webp', endings: ['webp'], isInline: true },
  gif: { title: 'GIF', contenttype: 'image/gif', endings: ['gif'], isInline: true },
  svg: { title: 'SVG', contenttype: 'image/svg+xml', endings: ['svg'], isInline: true },
  pdf: { title: 'PDF', contenttype: 'application/pdf', endings: ['pdf'], isInline: true },
  csv: { title: 'CSV', contenttype: 'text/csv', endings: ['csv'], isInline: false },
  xlsx: {
    title: 'XLSX',
    contenttype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    isInline: false,
  },
  zip: { title: 'ZIP', contenttype: 'application/zip', endings: ['zip'], isInline: false },
  text: {
    title: 'plain text',
    contenttype: 'text/plain',
    endings: ['txt', 'log', 'md', 'nc', 'ini', 'json', 'yaml', 'yml', 'xml'],
    isInline: false,
  },
} as const satisfies Readonly<Record<string, KindFacts>>

/** One of the names in `kinds`. */
export type FileKind = keyof typeof kinds

// The names of the object above.
export const filekinds = Object.keys(kinds) as readonly FileKind[]

/** What people call each kind. */
export const kindtitles: Readonly<Record<string, string>> = Object.fromEntries(
  filekinds.map((kind) => [kind, kinds[kind].title]),
)

/** What is known of a kind that a row names. */
export function kindFacts(kind: unknown): KindFacts {
  const known = filekinds.find((one) => one === kind)
  if (!known) throw new Error(`No kind of file is called ${String(kind)}.`)
  return kinds[known]
}
