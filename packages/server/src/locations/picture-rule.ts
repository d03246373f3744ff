import { invalidInput } from '@shopdb/contract'
import type { Work } from '../changes/work.ts'
import { kindFacts } from '../files/kinds.ts'
import type { PictureSize } from '../files/picture-size.ts'
import type { Rule } from '../resources/engine.ts'

type Body = Readonly<Record<string, unknown>>

/**
 * The picture of a floor plan is a picture, and the plan is as large as it. Another picture of the same shape is laid over the
 * plan as it is, so that everything stays where it stands; one of another shape brings its own size.
 */
export const pictureRule: Rule = {
  fill: async (work, { before, body }) => {
    if (!isBody(body) || !Number.isSafeInteger(body['fileid']) || isSized(body)) return body
    if (body['fileid'] === before?.['fileid']) return body
    const size = await readPicture(work, body['fileid'])
    if (!size) return body
    const known = before && { width: Number(before['width']), height: Number(before['height']) }
    return known && isSameShape(known, size) ? body : { ...body, width: size.width, height: size.height }
  },
  check: async (work, { before, after }) => {
    const fileid = after?.['fileid'] ?? null
    if (fileid !== null && fileid !== before?.['fileid']) await readPicture(work, fileid)
  },
}

const isBody = (body: unknown): body is Body => typeof body === 'object' && body !== null

/** A caller who says a size means it. */
const isSized = (body: Body): boolean => 'width' in body || 'height' in body

/** Whether one is the other, larger or smaller; pictures are whole pixels. */
function isSameShape(one: PictureSize, other: PictureSize): boolean {
  const height = (one.height * other.width) / one.width
  return Math.abs(height - other.height) <= Math.max(1, other.height * 0.005)
}

/** The size that a file says; undefined for a drawing without one and for no file at all. Throws `invalid` for what is no picture. */
async function readPicture({ trx }: Work, fileid: unknown): Promise<PictureSize | undefined> {
  const file = await trx
    .selectFrom('files')
    .select(['name', 'kind', 'width', 'height'])
    .where('fileid', '=', fileid)
    .executeTakeFirst()
  // That there is none, the database tells.
  if (!file) return undefined
  const [width, height] = [file['width'], file['height']]
  if (typeof width === 'number' && typeof height === 'number') return { width, height }
  const message = flawOf(String(file['name']), String(file['kind']))
  if (message === undefined) return undefined
  throw invalidInput([{ path: '/fileid', message }])
}

function flawOf(name: string, kind: string): string | undefined {
  if (kind === 'svg') return undefined
  if (kind !== 'pdf') return `must be a picture (SVG, PNG, JPEG, WebP or GIF); ${name} is ${kindFacts(kind).title}`
  return `must be a picture, and ${name} is a PDF: choose one of its pages on the page of the floor plan, or save the page as PNG or SVG`
}
