import { type Action, choice, markdown } from '@shopdb/contract'
import { dispositions, tolerancecase } from './cases.ts'
import type { settings } from './settings.ts'

/** Somebody has found out what the tool did to parts, and says so. */
export const closeCase: Action<typeof settings> = {
  of: tolerancecase,
  name: 'close',
  label: 'Close the case',
  icon: 'circle-check',
  help: 'Say what became of the parts that were measured with the tool. A closed case is not edited any more.',
  permission: 'tolerancecases.close',
  input: {
    impact: markdown({ label: 'Effect on parts', required: true, max: 8000 }),
    disposition: choice({ label: 'Disposition', choices: dispositions, required: true }),
  },
  offered: ({ isclosed }) => isclosed !== true,
  run: async (site, { id = 0, input, user }) => {
    const disposition = dispositions.find((one) => one === input['disposition']) ?? null
    const closed = { isclosed: true, closeddate: site.today(), closedby: user.name }
    const { title } = await site.change('Case closed', (work) =>
      work.update(tolerancecase, id, { ...closed, impact: String(input['impact']), disposition }),
    )
    return { message: `Closed: ${title}.`, tone: 'success' }
  },
}
