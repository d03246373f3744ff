import { choice, defineAction, markdown } from '@shopdb/contract'
import { dispositions, tolerancecase } from './cases.ts'

/** Somebody has found out what the tool did to parts, and says so. */
export const closeCase = defineAction({
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
  offered: ({ isclosed }) => !isclosed,
  run: async (site, { id = 0, input, user }) => {
    const closed = { isclosed: true, closeddate: site.today(), closedby: user.name }
    const { title } = await site.change('Case closed', (work) =>
      work.update(tolerancecase, id, { ...input, ...closed }),
    )
    return { message: `Closed: ${title}.` }
  },
})
