import type { ChainStep, PositionAnswer } from '@shopdb/contract'

/** One step on the way to a position, with the words that lead to it. */
export interface SaidStep extends ChainStep {
  readonly joint: string
}

/** Why an asset is drawn where it is, as a sentence of links without its full stop. */
export interface ChainWords {
  readonly opening: string
  readonly steps: readonly SaidStep[]
}

/** `Drawn here because it is part of 3105, which stands in Cell 7`. */
export function chainWords({ positionsource, chain }: PositionAnswer): ChainWords {
  if (positionsource === 'none') return { opening: 'It has no place on a floor plan yet', steps: [] }
  if (positionsource === 'self') return { opening: 'It has a spot of its own', steps: [] }
  const steps = chain.slice(1).map((step, place) => ({ ...step, joint: joint(step, place === 0) }))
  return { opening: 'Drawn here because', steps }
}

/** Verbs stand by themselves; what is said of an asset needs an `is`. */
function joint({ via }: ChainStep, isFirst: boolean): string {
  const verb = /^(?:is|stands|lies|controls|has)\b/u.test(via ?? '') ? via : `is ${via ?? 'with'}`
  return isFirst ? ` it ${verb} ` : `, which ${verb} `
}
