/** What may stand behind the question mark of a tree's address: what is looked for, and the row to go to. */
export const treenames: readonly string[] = ['find', 'at']
