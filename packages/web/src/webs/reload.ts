/** Milliseconds between looks. */
const pause = 1000

/** Loads the page anew when the site has started again: for who works on a plugin. What it gives ends that. */
export function reloadOnRestart(): () => void {
  let started: string | undefined
  const look = async (): Promise<void> => {
    const now = await fetch('/api/health').then(startOf, () => undefined)
    if (started !== undefined && now !== undefined && now !== started) globalThis.location.reload()
    // A site that is away already comes back as another one.
    started ??= now ?? 'away'
  }
  void look()
  const timer = setInterval(() => void look(), pause)
  return () => clearInterval(timer)
}

async function startOf(answer: Response): Promise<string | undefined> {
  // The site's own answer; a proxy's that stands in for it has no such member.
  const body = (await answer.json()) as { readonly started?: string }
  return body.started
}
