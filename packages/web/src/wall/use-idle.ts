import { onScopeDispose, ref, type Ref } from 'vue'

/** Milliseconds after which nobody is thought to hold the mouse. */
const patience = 4000

/** Whether nobody has moved the mouse for a while, so that its arrow need not stand on the wall. */
export function useIdle(): Readonly<Ref<boolean>> {
  const isIdle = ref(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  const move = (): void => {
    isIdle.value = false
    clearTimeout(timer)
    timer = setTimeout(() => {
      isIdle.value = true
    }, patience)
  }
  document.addEventListener('pointermove', move)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('pointermove', move)
  })
  return isIdle
}
