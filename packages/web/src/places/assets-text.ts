import { numberText } from '@shopdb/kit'

/** `12 assets`, `1 asset` */
export function assetsText(count: number): string {
  return count === 1 ? '1 asset' : `${numberText(count)} assets`
}
