import { readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentvariables, readEnvironment } from './environment.ts'

const root = new URL('../../../../', import.meta.url)

describe('the environment', () => {
  test('needs nothing: every setting has a default', () => {
    const environment = readEnvironment({})
    expect(environment).toMatchObject({ port: 5001, host: '127.0.0.1', mode: 'production', databaseurl: undefined })
    expect(isAbsolute(environment.data)).toBe(true)
    expect(Object.isFrozen(environment)).toBe(true)
  })

  test.each([
    ['PORT', '80a', 'a whole number from 0 to 65535'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['SHOPDB_ENV', 'prod', 'production or development'],
    ['DATABASE_URL', 'postgres://somewhere/shopdb', 'mysql://'],
    ['PUBLIC_URL', 'shopdb.example.com', 'an http or https address'],
    ['SHOPDB_PLUGINS_REQUIRED', 'yes', 'true or false'],
    ['SHOPDB_CORS_ORIGINS', 'https://a.example.com/path', 'https://a.example.com/path'],
    ['SHOPDB_TRUST_PROXY', 'true', 'IP addresses'],
    ['SHOPDB_LOG_LEVEL', 'loud', 'info or warn'],
  ])('that says %s=%s is refused, with what would be right', (name, text, right) => {
    expect(() => readEnvironment({ [name]: text })).toThrow(name)
    expect(() => readEnvironment({ [name]: text })).toThrow(right)
  })

  test('tells of everything that is wrong at once', () => {
    expect(() => readEnvironment({ PORT: 'x', SHOPDB_ENV: 'y' })).toThrow(/PORT .*SHOPDB_ENV /u)
  })

  test.each([
    ['SHOPDB_SECRET', 'too-short'],
    ['SHOPDB_SECRET', 'changeme-changeme-changeme-changeme'],
    ['SHOPDB_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['SHOPDB_CORS_ORIGINS', '*'],
  ])('refuses %s=%s in production and takes it in development', (name, text) => {
    expect(() => readEnvironment({ [name]: text })).toThrow(name)
    expect(() => readEnvironment({ [name]: text, SHOPDB_ENV: 'development' })).not.toThrow()
  })

  test('never repeats a secret in its complaint', () => {
    expect(() => readEnvironment({ DATABASE_URL: 'mysql://shop:hunter2@' })).toThrow(/^(?!.*hunter2)/u)
  })

  test('takes several plugin folders', () => {
    expect(readEnvironment({ SHOPDB_PLUGINS: '/srv/one,/srv/two' }).plugins).toHaveLength(2)
  })

  test.each(['docs/settings.md', '.env.example'])('is described as a whole in %s', (file) => {
    const page = readFileSync(new URL(file, root), 'utf8')
    for (const one of environmentvariables) {
      expect(page).toContain(one.variable)
      expect(page).toContain(one.sentence)
    }
  })
})
