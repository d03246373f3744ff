import { expect, type Page } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { expectNotice, pick } from './pages.ts'
import { newNumber } from './shop.ts'
import { phone, test } from './story.ts'

/** Begins to count left of and above what it shows; a red square lies at its top left. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-400 -100 1200 600" width="100%" height="100%">
  <rect x="-400" y="-100" width="1200" height="600" fill="#fff"/><rect x="-400" y="-100" width="60" height="60" fill="#f00"/>
  <rect x="-300" y="0" width="1000" height="400" fill="none" stroke="#000" stroke-width="4"/></svg>`

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/octet-stream'
  await page.getByLabel('Picture of the floor plan').setInputFiles({ name, mimeType, buffer })
}

/** The color of the shown picture at its top left, out of 255 each. */
function cornerOf(page: Page): Promise<readonly number[]> {
  return page.getByAltText('The floor plan').evaluate((image) => {
    const canvas = document.createElement('canvas')
    const paper = canvas.getContext('2d')
    // The page shows it as a picture.
    paper?.drawImage(image as HTMLImageElement, 0, 0)
    return [...(paper?.getImageData(5, 5, 1, 1).data.slice(0, 3) ?? [])]
  })
}

test('a drawing is dropped, seen at once, and becomes a floor plan with its scale', phone, async ({ page }) => {
  const name = `Hall ${newNumber()}`
  await page.goto('/floorplans/new')
  await choose(page, `${name.replace(' ', '_')}.svg`, Buffer.from(drawing))
  await expect(page.getByText(/1,?200 \S 600 px, as the picture/u)).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue(name)
  await expect(page.getByAltText('The floor plan')).toHaveAttribute('src', /^\/api\/files\/\d+\/content$/u)
  expect(await cornerOf(page)).toEqual([255, 0, 0])
  await pick(page, 'Shows', 'Main building')
  await page.getByLabel('Width of the picture').fill('60')
  await expect(page.getByText('The picture is 60 by 30 m; one meter is 20 px.')).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expectNotice(page, `${name} is saved`)
  await expect(page.getByRole('heading', { name })).toBeVisible()
})

test('a line of known length gives the scale', async ({ page }) => {
  await page.goto('/floorplans/new')
  await choose(page, 'line.svg', Buffer.from(drawing))
  await page.getByRole('button', { name: 'Measure on the picture' }).click()
  const box = await page.getByAltText('The floor plan').boundingBox()
  if (!box) throw new Error('There is no picture.')
  const at = (share: number): readonly [number, number] => [box.x + box.width * share, box.y + box.height / 2]
  await page.mouse.move(...at(0.25))
  await page.mouse.down()
  await page.mouse.move(...at(0.75), { steps: 4 })
  await page.mouse.up()
  await page.getByLabel('Length of the line').fill('25')
  await expect(page.getByText(/^The picture is (49\.9|50|50\.0)\d* by/u)).toBeVisible()
})

test('of a PDF a page is chosen, and a plan made of it', async ({ page, browser }) => {
  const printer = await (await browser.newContext()).newPage()
  await printer.setContent('<p style="break-after:page">Ground floor</p><p>First floor</p>')
  const pdf = await printer.pdf({ format: 'A3', landscape: true })
  await printer.context().close()
  await page.goto('/floorplans/new')
  await choose(page, 'building 7.pdf', pdf)
  await expect(page.getByRole('heading', { name: 'Which page of building 7.pdf?' })).toBeVisible()
  expect(await listBarriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Page 2' }).click()
  await expect(page.getByText(/4,?800 \S 3,?39\d px, as the picture/u)).toBeVisible()
  const name = `Building ${newNumber()}`
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByRole('link', { name: 'building 7 page 2.png' })).toBeVisible()
})

test('what is no picture is refused with the reason, and the page goes on', async ({ page }) => {
  await page.goto('/floorplans/new')
  await choose(page, 'plan.dwg', Buffer.from('AC1032'))
  await expect(page.getByRole('alert')).toContainText('plan.dwg is none; take SVG, PNG, JPEG, WebP, GIF or PDF.')
  await choose(page, 'plan.png', Buffer.from('504b030414000000', 'hex'))
  await expect(page.getByRole('alert')).toContainText('by its content ZIP')
  await choose(page, 'plan.pdf', Buffer.from('%PDF-1.7 and nothing else'))
  await expect(page.getByRole('alert')).toContainText('plan.pdf cannot be read as a PDF')
  await choose(page, 'plan.svg', Buffer.from(drawing))
  await expect(page.getByText('as the picture')).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('another picture of the same shape leaves everything where it stands', async ({ page, shop }) => {
  const name = `Hall ${newNumber()}`
  const plan = await shop.create('/api/floorplans', { name, width: 600, height: 300 })
  const { floorplanid } = plan
  await shop.createMachine({ floorplanid, mapx: 590, mapy: 290 })
  await page.goto(`/floorplans/${String(floorplanid)}/edit`)
  await choose(page, 'sharper.svg', Buffer.from(drawing))
  await expect(page.getByText(/600 \S 300 px, as the picture/u)).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expectNotice(page, `${name} is saved`)
  await page.goto(`/floorplans/${String(floorplanid)}/edit`)
  await choose(page, 'narrow.svg', Buffer.from(drawing.replace('1200 600"', '400 300"')))
  await expect(page.getByText(/400 \S 300 px, as the picture/u)).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert').first()).toContainText('outside would stand: 1 asset')
})
