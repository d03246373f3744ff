/**
 * Loads the page anew when the product was updated: when two answers in a row are of another version than the first was, as
 * replicas that are updated one after the other answer in turn. Only when the page can be had: a screen must not end on the
 * browser's own page of errors.
 */
export function loadAnew(): (version: string) => Promise<void> {
  let first: string | undefined
  let before: string | undefined
  return async (version) => {
    first ??= version
    const isNew = version !== first && version === before
    before = version
    if (isNew && (await isThere())) globalThis.location.reload()
  }
}

async function isThere(): Promise<boolean> {
  return await fetch(globalThis.location.href, { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  )
}
