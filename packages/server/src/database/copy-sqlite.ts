import { backup, DatabaseSync } from 'node:sqlite'

/** Copies a database file as it is at one moment, also while a site works on it. */
export async function copySqlite(from: string, to: string): Promise<void> {
  // One that may only read would leave its side files behind.
  const source = new DatabaseSync(from)
  try {
    await backup(source, to)
  } finally {
    source.close()
  }
}
