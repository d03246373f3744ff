/** The version of this contract (semver). It moves apart from the product's own version; see docs/contract/. */
export const contractversion = '0.3.0'
