/** So many lines are read at a glance; one more takes no more room than the way to it. */
const most = 5

/** How many lines of a list are shown until somebody asks for all. */
export function linesAtGlance(count: number): number {
  return count <= most + 1 ? count : most
}
