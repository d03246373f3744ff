import { onMounted, onUnmounted, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'

/** Asks before a page with unsaved changes is left. */
export interface LeaveGuard {
  /** A person wants to leave and has not said yet whether to lose the changes. */
  readonly isAsking: Ref<boolean>
  readonly leave: () => void
  readonly stay: () => void
  /** The changes are saved; nothing is asked any more. */
  readonly release: () => void
}

/** Guards the page while `isChanged`. */
export function useLeaveGuard(isChanged: Ref<boolean>): LeaveGuard {
  const router = useRouter()
  const isAsking = ref(false)
  let target: string | undefined
  let isReleased = false

  const isHeld = (): boolean => isChanged.value && !isReleased
  const stop = router.beforeEach((to) => {
    if (!isHeld()) return true
    target = to.fullPath
    isAsking.value = true
    return false
  })
  const warn = (event: BeforeUnloadEvent): void => {
    if (isHeld()) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', warn))
  onUnmounted(() => {
    stop()
    window.removeEventListener('beforeunload', warn)
  })
  const release = (): void => {
    isReleased = true
  }
  return {
    isAsking,
    release,
    leave: () => {
      isAsking.value = false
      release()
      if (target !== undefined) void router.push(target)
    },
    stay: () => {
      isAsking.value = false
    },
  }
}
