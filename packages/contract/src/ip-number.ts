import { ipBytes } from './ip-bytes.ts'

/** The number of an address in its shortest form: of its 4 or 16 bytes, the first is the highest. */
export const numberOfIp = (ip: string): bigint =>
  [...(ipBytes(ip) ?? [])].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)

/** IPv4 or IPv6. */
export type IpFamily = 4 | 6

/** The bits of an address. */
export const bitsOf = (family: IpFamily): number => (family === 4 ? 32 : 128)

/** The digits of an address, two for each byte. */
export const hexOf = (family: IpFamily, value: bigint): string => value.toString(16).padStart(bitsOf(family) / 4, '0')
