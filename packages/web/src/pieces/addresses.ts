/** Whether a browser leaves the site for it, without running anything of it. */
export function isElsewhere(address: string): boolean {
  return /^(?:https?|mailto|tel|ssh|rdp|vnc):/iu.test(address)
}
