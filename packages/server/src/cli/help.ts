import type { Command, Help } from 'commander'

/** Help that lists the commands themselves, `db status`, rather than the groups in which they stand. */
export const fullHelp: Partial<Help> = {
  visibleCommands: (command) => leavesOf(command),
  subcommandTerm: (command) =>
    [wayOf(command), ...command.registeredArguments.map((argument) => `<${argument.name()}>`)].join(' '),
}

function leavesOf(command: Command): Command[] {
  return command.commands.flatMap((inner) => (inner.commands.length === 0 ? [inner] : leavesOf(inner)))
}

/** `migration new` */
function wayOf(command: Command): string {
  const above = command.parent
  return above?.parent ? `${wayOf(above)} ${command.name()}` : command.name()
}
