import { ProblemError } from '@shopdb/kit'

/** The refusal of a file that cannot become the picture of a plan. */
export function unfitFile(detail: string, cause?: unknown): ProblemError {
  const title = 'This cannot be the picture of a floor plan'
  return new ProblemError({ type: 'about:blank', title, status: 415, detail, requestid: '' }, null, cause)
}
