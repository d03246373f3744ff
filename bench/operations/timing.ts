/** What a server says that a part of its answer took, in milliseconds; of all parts where none is named. */
export function timingOf(answer: Response, part?: string): number {
  const parts = (answer.headers.get('server-timing') ?? '').split(',').map((one) => one.trim().split(';dur='))
  const chosen = parts.filter(([name]) => part === undefined || name === part)
  if (chosen.length === 0) throw new Error(`The answer of ${answer.url} does not say what it took.`)
  return chosen.reduce((sum, [, took]) => sum + Number(took), 0)
}
