import type { Role } from '@shopdb/contract'
import { type Command, Option } from 'commander'
import { systemActor } from '../access/actor.ts'
import { generatePassword } from '../access/users.ts'
import type { Terminal } from './terminal.ts'
import { withSite } from './with-site.ts'

const cause = { actor: systemActor, source: 'cli' } as const
const passwordhelp = 'Without --generate the password is asked for, or read from a pipe.'

interface CreateOptions {
  readonly role: Role
  readonly name?: string
  readonly email?: string
  readonly generate: boolean
}

/** `shopdb user`: for who stands at the server, also when nobody can sign in any more. */
export function addUser(program: Command, terminal: Terminal): void {
  const user = program.command('user').description('who may sign in').addHelpText('after', `\n${passwordhelp}`)
  user
    .command('create <username>')
    .description('make a user')
    .addOption(
      new Option('--role <role>', 'what the user may do')
        .choices(['viewer', 'operator', 'manager', 'admin'])
        .default('viewer'),
    )
    .option('--name <name>', 'how the history calls the user')
    .option('--email <address>', 'where to write to')
    .option('--generate', 'make up a password and print it', false)
    .action((username: string, options: CreateOptions) => create(terminal, username, options))
  user
    .command('reset <username>')
    .description('give a user another password; all sessions of the user end')
    .option('--generate', 'make up a password and print it', false)
    .action((username: string, { generate }: { readonly generate: boolean }) => reset(terminal, username, generate))
}

async function create(
  terminal: Terminal,
  username: string,
  { role, name, email, generate }: CreateOptions,
): Promise<void> {
  const password = await passwordFor(terminal, username, generate)
  await withSite(terminal, async ({ access }) => {
    await access.users.create(
      { ...cause, reason: `User ${username}` },
      { username, displayname: name ?? username, email, role, password },
    )
    terminal.say(`The user ${username} is made, with the role ${role}.${generate ? ` Password: ${password}` : ''}`)
  })
}

async function reset(terminal: Terminal, username: string, generate: boolean): Promise<void> {
  const password = await passwordFor(terminal, username, generate)
  await withSite(terminal, async ({ access }) => {
    await access.users.resetPassword({ ...cause, reason: `New password for ${username}` }, username, password)
    terminal.say(`The user ${username} has another password.${generate ? ` It is: ${password}` : ''}`)
  })
}

async function passwordFor(terminal: Terminal, username: string, isgenerated: boolean): Promise<string> {
  return isgenerated ? generatePassword() : await terminal.askHidden(`Password for ${username}: `)
}
