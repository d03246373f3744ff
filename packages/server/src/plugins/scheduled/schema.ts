const text = { type: 'string' }
const moment = { type: ['string', 'null'], format: 'date-time' }

const run = {
  type: ['object', 'null'],
  description: 'The last run; null where it never ran here.',
  properties: {
    state: { enum: ['running', 'well', 'failed', 'lost'] },
    starteddate: { type: 'string', format: 'date-time' },
    endeddate: moment,
    reason: { ...text, description: 'Why it failed; empty where it did not.' },
  },
}

/** One piece of scheduled work, as the description of the API has it. */
export const jobSchema = {
  type: 'object',
  properties: {
    name: { ...text, description: 'Unique over the site, such as printers.forecast.' },
    plugin: text,
    label: text,
    schedule: { ...text, description: 'Five fields as cron has them, in the time zone of the server.' },
    words: { ...text, description: 'The schedule in words.' },
    nextdate: moment,
    lastrun: run,
    failingsince: { ...moment, description: 'When the first of the failures in a row ended.' },
  },
}

/** All of it. */
export const jobsSchema = {
  type: 'object',
  properties: { data: { type: 'array', items: jobSchema }, timezone: text },
}
