/** How far a long job is: what it does now, and how much of that is done. */
export interface Step {
  readonly phase: string
  readonly done: number
  readonly total: number
}

/** Is told of each step. */
export type Progress = (step: Step) => void
