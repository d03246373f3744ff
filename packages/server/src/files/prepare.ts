import { createHash } from 'node:crypto'
import { invalid } from '@shopdb/contract'
import { type FileKind, kindFacts } from './kinds.ts'
import { fittingName, parseFileName } from './name.ts'
import { pictureSize, type PictureSize } from './picture-size.ts'
import { sniffKind } from './sniff.ts'
import { cleanSvg } from './svg/clean.ts'
import { takenkinds, unfit } from './unfit.ts'

/** A file as it is stored: what it is, and its bytes, safe to be served. */
export interface PreparedFile {
  readonly name: string
  readonly kind: FileKind
  readonly sha256: string
  readonly bytes: Buffer
  /** Of a picture that says it. */
  readonly picture: PictureSize | undefined
}

/** Finds out what a file holds and makes it safe. Throws `unsupported` for what a site does not keep. */
export function prepareFile(rawname: string, bytes: Buffer): PreparedFile {
  const name = parseFileName(rawname)
  if (bytes.length === 0) throw invalid(`${name} is empty; send the bytes of the file as the body.`)
  const kind = sniffKind(bytes, name)
  if (!kind) throw unfit(`${name} is of a kind that is not kept here; what is kept is ${takenkinds}.`)
  const safe = kind === 'svg' ? cleanSvg(bytes) : { bytes, picture: pictureSize(kind, bytes) }
  const sha256 = createHash('sha256').update(safe.bytes).digest('hex')
  return { name: nameFor(name, kind), kind, sha256, ...safe }
}

/** Computers open a downloaded file by its ending, so that must not promise another kind. */
function nameFor(name: string, kind: FileKind): string {
  const { endings, title } = kindFacts(kind)
  const fitting = fittingName(name, endings)
  if (fitting !== undefined) return fitting
  const right = endings.map((one) => `.${one}`).join(', ')
  throw unfit(`${name} is by its content ${title}; let its name end in ${right}, or send what the name says.`)
}
