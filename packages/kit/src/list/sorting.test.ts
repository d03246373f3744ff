import { describe, expect, test } from 'vitest'
import { directionOf, nextSort } from './sorting.ts'

describe('a heading that is clicked', () => {
  test('sorts up, then down, then as before', () => {
    expect(nextSort('serialnumber', 'name')).toBe('name')
    expect(nextSort('name', 'name')).toBe('-name')
    expect(nextSort('-name', 'name')).toBeNull()
  })

  test('shows its sign only for the first key', () => {
    expect(directionOf('-modifieddate,name', 'modifieddate')).toBe('descending')
    expect(directionOf('-modifieddate,name', 'name')).toBe('none')
  })
})
