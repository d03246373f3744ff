import { expect, test } from 'vitest'
import { aThing } from './a-thing.ts'

test.each(['a printer', 'an asset', 'an air hose', 'a USB device', 'a unit', 'an IP address', 'a location'])(
  '%s has its article',
  (words) => {
    expect(aThing(words.replace(/^an? /u, ''))).toBe(words)
  },
)
