import type { Engine } from '../data/places.ts'
import { residentOf } from '../memory.ts'
import { startProduct, type Product, type ProductSite } from '../product/product.ts'
import { goalOf, type Figure } from '../report/figure.ts'
import { middle } from './compare.ts'

/** Starts the product on the full shop several times, and leaves the last one running. */
export async function measureStarts(
  site: ProductSite,
  token: string,
  times: number,
): Promise<{ readonly product: Product; readonly figures: readonly Figure[] }> {
  const probe = { path: '/api/equipment?perpage=1', token }
  const [startups, residents]: [number[], number[]] = [[], []]
  // The first start may still fill the compile cache; it does not count.
  await (await startProduct(site, probe)).close()
  for (;;) {
    const product = await startProduct(site, probe)
    startups.push(product.startup / 1000)
    residents.push(residentOf(product.pid))
    if (startups.length === times) return { product, figures: figuresOf(site.place.engine, startups, residents) }
    await product.close()
  }
}

function figuresOf(engine: Engine, startups: readonly number[], residents: readonly number[]): readonly Figure[] {
  return [
    { operation: 'start to the first right answer', unit: 's', ours: middle(startups), ...goalOf('start', engine) },
    { operation: 'resident memory then', unit: 'MB', ours: middle(residents), ...goalOf('memory', engine) },
  ]
}
