/**
 * What somebody outside says of an asset, such as a neighbor of a switch or the device of a file. `serialnumber`, `assetnumber`
 * and each other field with `identity: true` are compared with that field; `macaddress` and `ipaddress`, however they are
 * written, with every field that says where an asset is reached; `name` with all by which people and programs call one: texts
 * that are an identity, the asset number, the name. Null and undefined say nothing.
 */
export type SaidIdentity = Readonly<Record<string, string | null | undefined>>
