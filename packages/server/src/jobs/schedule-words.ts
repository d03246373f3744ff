import cronstrue from 'cronstrue'

/** A schedule as people read it: `Every day at 03:40`, `At 06:00, Monday through Friday`; one that has no words is told as it is. */
export function scheduleWords(schedule: string): string {
  try {
    const words = cronstrue.toString(schedule, { use24HourTimeFormat: true })
    return words.replace(/^At (\d\d:\d\d)$/u, 'Every day at $1')
  } catch {
    return schedule
  }
}
