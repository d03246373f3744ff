import type { JobAnswer, JobsAnswer } from '@shopdb/contract'
import { useAnswer, useApi, type Answering } from '@shopdb/kit'
import { onScopeDispose, ref, type Ref } from 'vue'
import { useNotice } from '../shell/use-notice.ts'
import { hasFailed } from './job-words.ts'

/** The scheduled work of plugins, and running it now. */
export interface Jobs {
  readonly told: Answering<JobsAnswer>
  /** The names of those that run because somebody here has asked. */
  readonly asked: Ref<readonly string[]>
  readonly run: (job: JobAnswer) => Promise<void>
}

/** Milliseconds between looks while a job runs. */
const pause = 3000

/** The jobs of the site; `after` is called when one that was asked for has ended. */
export function useJobs(after: () => Promise<void>): Jobs {
  const api = useApi()
  const { tell, tellProblem } = useNotice()
  const told = useAnswer('jobs', () => api.get<JobsAnswer>('/api/jobs'))
  const asked = ref<readonly string[]>([])

  const run = async ({ name, label }: JobAnswer): Promise<void> => {
    asked.value = [...asked.value, name]
    try {
      const job = await api.post<JobAnswer>(`/api/jobs/${name}/run`)
      // A failure stands beside the job, in its words.
      if (!hasFailed(job)) tell(`${label}: it went well`)
    } catch (cause) {
      tellProblem(cause)
    } finally {
      asked.value = asked.value.filter((one) => one !== name)
      await Promise.all([told.refresh(), after()])
    }
  }

  const isRunning = ({ lastrun }: JobAnswer): boolean => lastrun?.state === 'running'
  const timer = setInterval(() => {
    if (told.answer.value?.data.some(isRunning)) void told.refresh()
  }, pause)
  onScopeDispose(() => clearInterval(timer))
  return { told, asked, run }
}
