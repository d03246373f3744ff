import { checkAscii } from './ascii.ts'
import { checkContract } from './contract.ts'
import { checkDocs } from './docs.ts'
import type { Check } from './finding.ts'
import { checkFormat } from './format.ts'
import { checkLeftovers } from './leftovers.ts'
import { checkLint } from './lint.ts'
import { checkNames } from './names.ts'
import { checkRooms } from './rooms.ts'
import { checkSizes } from './sizes.ts'
import { checkServerTypes, checkWebTypes } from './types.ts'
import { checkUnused } from './unused.ts'

/** Every check by its name, the longest first so that two at a time end early. */
export const checks: Readonly<Record<string, Check>> = {
  webtypes: checkWebTypes,
  types: checkServerTypes,
  lint: checkLint,
  rooms: checkRooms,
  unused: checkUnused,
  contract: checkContract,
  names: checkNames,
  sizes: checkSizes,
  leftovers: checkLeftovers,
  ascii: checkAscii,
  docs: checkDocs,
  format: checkFormat,
}

/** What a commit may leave for later: half of a change may export what its other half will import. */
export const notwhenstaged: readonly string[] = ['unused']
