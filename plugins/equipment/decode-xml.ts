/** The text of an XML file, by its byte order mark or by the encoding that it declares; UTF-8 where it says nothing. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /<\?xml[^>]*encoding=["']([\w.-]+)["']/u.exec(head)?.[1] ?? 'utf-8'
  return decoderOf(declared).decode(bytes)
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    // An encoding that nobody knows is most likely a misspelt UTF-8.
    return new TextDecoder()
  }
}
