import { expect, test } from 'vitest'
import { parseManifest } from './manifest.ts'

const forklifts = {
  name: 'forklifts',
  version: '1.2.0',
  title: 'Forklifts',
  core_version: '>=0.1.0,<1.0.0',
  api_prefix: '/api/forklifts',
  dependencies: { equipment: '>=0.1.0' },
}

test('a manifest that is right is taken as it is', () => {
  expect(parseManifest(JSON.stringify(forklifts))).toEqual(forklifts)
})

test.each([
  ['{ not json', 'is not JSON'],
  ['[]', 'must be a JSON object'],
  [JSON.stringify({ ...forklifts, name: 'Fork Lifts' }), 'name must be lowercase letters and digits'],
  [JSON.stringify({ ...forklifts, core_version: undefined }), 'core_version must be a range'],
  [JSON.stringify({ ...forklifts, dependencies: ['equipment'] }), 'dependencies must map plugin names'],
  [JSON.stringify({ ...forklifts, apiprefix: '/x' }), 'apiprefix is not a member of a manifest'],
])('%s is refused', (source, reason) => {
  expect(() => parseManifest(source)).toThrow(reason)
})
