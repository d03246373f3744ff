import { expect, test } from 'vitest'
import { describeShop } from '../testing/shop.ts'

describeShop('a text of the wrong form', {}, (shop) => {
  test.each([
    [
      '/api/printers',
      { assetnumber: 'P-1', sharename: 'print01' },
      String.raw`a server and a share, such as \\print01\Cell-7`,
    ],
    [
      '/api/knowledgebase',
      { title: 'Setup', share: 'S:/setup' },
      String.raw`the path of a share, such as \\server\share\file.docx`,
    ],
    ['/api/computers', { assetnumber: 'PC-1', hostname: 'cell 7' }, 'without blanks, such as CELL07-PC2'],
    ['/api/usbdevices', { assetnumber: 'U-1', usbvendorid: '078x' }, 'four hexadecimal digits, such as 0781'],
  ])('at %s is told what it must be, not by a pattern', async (path, body, words) => {
    const { status, errors } = await shop.refused('POST', path, { body })
    expect([status, errors?.map(({ message }) => message)]).toEqual([400, [`must be ${words}`]])
  })

  test('is checked by forms too, which are given the words', async () => {
    const meta = JSON.stringify(await shop.get('/api/meta'))
    expect(meta).toContain('"patternwords":"four hexadecimal digits, such as 0781"')
  })
})
