import { expect, type CDPSession } from '@playwright/test'
import { listBarriers } from './barriers.ts'
import { middleOf, readyMap } from './map-page.ts'
import { signInAs } from './pages.ts'
import { password } from './people.ts'
import { createShop } from './shop.ts'
import { test } from './story.ts'

/** How many pixels of the plan one of the screen shows, as the address says. */
function resolutionIn(url: string): number {
  return Number(new URL(url).searchParams.get('view')?.split(',')[2])
}

/** Two fingers on the screen, each so far from the middle. */
async function touch(
  session: CDPSession,
  type: 'touchStart' | 'touchMove',
  fingers: readonly { x: number; y: number }[],
) {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map((one, id) => ({ ...one, id })) })
}

test('two fingers that part bring the plan nearer', { tag: ['@phone', '@phoneonly'] }, async ({ page }) => {
  await page.goto('/map?view=900,900,3')
  const { x, y } = await middleOf(await readyMap(page))
  await expect.poll(() => resolutionIn(page.url())).toBeGreaterThan(2)
  const before = resolutionIn(page.url())
  const session = await page.context().newCDPSession(page)
  const fingers = (apart: number) => [
    { x: x - apart, y },
    { x: x + apart, y },
  ]
  await touch(session, 'touchStart', fingers(30))
  for (let apart = 36; apart <= 120; apart += 12) await touch(session, 'touchMove', fingers(apart))
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(() => resolutionIn(page.url())).toBeLessThan(before / 2)
})

test.describe('a site of its own', () => {
  test.use({ role: 'nobody' })

  test('without any plan the map says what to do, and a wall display goes from plan to plan', async ({
    page,
    start,
  }) => {
    const site = await start({ adminpassword: password })
    await page.goto(`${site.url}/signin`)
    await signInAs(page, 'admin')
    await expect(page.getByRole('heading', { name: /^Hello/u })).toBeVisible()
    await page.goto(`${site.url}/map`)
    await expect(page.getByText('There is no floor plan yet')).toBeVisible()
    expect(await listBarriers(page)).toEqual([])
    await page.getByRole('link', { name: 'New floor plan' }).click()
    await expect(page).toHaveURL(/\/floorplans\/new$/u)

    const shop = await createShop(site.url, await page.context().storageState())
    await shop.create('/api/floorplans', { name: 'Ground floor', width: 1000, height: 600 })
    await shop.create('/api/floorplans', { name: 'Upper floor', width: 800, height: 600 })
    await page.goto(`${site.url}/map?wall=1&cycle=5`)
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText('Ground floor')
    await expect(heading).toHaveText('Upper floor')
    await expect(heading).toHaveText('Ground floor')
    await page.getByRole('button', { name: 'Show one plan after the other' }).focus()
    await page.keyboard.press('Enter')
    await expect(page).not.toHaveURL(/cycle=/u)
  })
})
