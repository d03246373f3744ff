import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Beside notices stand two empty elements that are focused for no longer than it takes to lead Tab into the notices or out of
 * them; the library hides them from screen readers, which axe takes for a barrier, and no property of ours changes it.
 * To be dropped when https://github.com/unovue/reka-ui/issues/2776 is mended.
 */
const waypoints = '[role="region"][aria-label^="Notifications"] > span[aria-hidden="true"][tabindex="0"]:empty'

/** What axe finds on the page as it stands, in light and in dark. */
export async function listBarriers(page: Page): Promise<readonly string[]> {
  const barriers: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? /dark/u : /^(?!.*dark)/u)
    const { violations } = await new AxeBuilder({ page }).exclude(waypoints).analyze()
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${colorScheme} ${id} ${String(target)}`),
    )
    barriers.push(...told)
  }
  return barriers
}
