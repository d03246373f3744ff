import { onScopeDispose } from 'vue'

/** Asks the machine not to turn its screen off, where the browser can (over https); it forgets that each time the page is hidden. */
export function useAwake(): void {
  let lock: WakeLockSentinel | undefined
  let isOver = false
  const ask = async (): Promise<void> => {
    if (document.hidden || !('wakeLock' in navigator)) return
    // A machine that saves its battery refuses.
    const given = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (isOver) await given?.release()
    else lock = given
  }
  const look = (): void => void ask()
  look()
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    isOver = true
    document.removeEventListener('visibilitychange', look)
    void lock?.release()
  })
}
