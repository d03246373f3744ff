import { readFileSync } from 'node:fs'

const megabyte = 1024

/** The resident memory of a process, in MB; 0 where the system does not tell. */
export function residentOf(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) / megabyte
  } catch {
    return 0
  }
}

/** Looks at the memory of a process fifty times a second; what it gives back ends that and tells the most it saw. */
export function watchMemory(pid: number): () => number {
  let most = residentOf(pid)
  const timer = setInterval(() => (most = Math.max(most, residentOf(pid))), 20)
  return () => {
    clearInterval(timer)
    return Math.max(most, residentOf(pid))
  }
}
