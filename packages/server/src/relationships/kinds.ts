/** The three ways in which assets are tied. A label says more; others cannot be made. */
export const kinds = ['partof', 'controls', 'connectedto'] as const

/** The name of one of the three. */
export type Kind = (typeof kinds)[number]

/** Whether a tie of the kind says the same from both ends: halves of one machine, two ends of one cable. */
export function isMutual(kind: unknown): boolean {
  return kind === 'partof' || kind === 'connectedto'
}

/** How far a walk over ties goes. */
export const mostdepth = 3
