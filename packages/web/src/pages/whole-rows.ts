import type { PanelContent } from '@shopdb/contract'

/** Columns of a table that fit beside another section. */
const few = 2

/** Whether each section takes a whole row: what is broad does, and what would stand alone in its half. */
export function wholeRows(sections: readonly PanelContent[]): readonly boolean[] {
  const whole: boolean[] = []
  for (let at = 0; at < sections.length; at = whole.length) {
    const [one, next] = sections.slice(at, at + 2)
    const isPair = one !== undefined && next !== undefined && !isBroad(one) && !isBroad(next)
    whole.push(...(isPair ? [false, false] : [true]))
  }
  return whole
}

const isBroad = (section: PanelContent): boolean =>
  section.kind === 'markdown' || (section.kind === 'table' && section.table.columns.length > few)
