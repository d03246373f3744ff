import type { JobAnswer } from '@shopdb/contract'

/** Whether its last run came to nothing. */
export function hasFailed({ lastrun }: JobAnswer): boolean {
  return lastrun?.state === 'failed' || lastrun?.state === 'lost'
}

/** How a job went last; the moments in it are to be told in the reader's own. */
export function lastWords({ lastrun, failingsince }: JobAnswer): string {
  if (!lastrun) return 'It has not run yet.'
  const { state, starteddate, endeddate, reason } = lastrun
  if (state === 'running') return `It runs since ${starteddate}.`
  if (state === 'well') return `Last run ${starteddate}: it went well.`
  const isFirst = failingsince === null || failingsince === endeddate
  return `Last run ${starteddate}: ${asSentence(reason)}${isFirst ? '' : ` It fails since ${failingsince}.`}`
}

/** When it comes next. */
export function nextWords({ nextdate }: JobAnswer): string {
  return nextdate === null ? 'It does not come again.' : `Next run ${nextdate}.`
}

/** Schedules are told in the time zone of the server: nothing, where that is the reader's. */
export function zoneWords(server: string, here: string): string {
  return server === here ? '' : `The times of schedules are those of the server, ${server}.`
}

const asSentence = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`)
