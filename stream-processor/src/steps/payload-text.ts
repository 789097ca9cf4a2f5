/**
 * The text of the member `payload` of an event, as the client wrote it. Parsing and writing it again
 * would round integers above 2^53, and an id that is off by one is a wrong id. Pure; the text is known
 * to be valid JSON with an object at the top.
 */
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const COMMA = 0x2c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

/** Index after the closing quote of the string that starts at `from`. */
const afterString = (json: string, from: number): number => {
  let at = from + 1
  for (;;) {
    const end = json.indexOf('"', at)
    let slashes = 0
    while (json.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end + 1
    at = end + 1
  }
}

/** Index after the value that starts at or after `from`: that of the comma or bracket behind it. */
const afterValue = (json: string, from: number): number => {
  let depth = 0
  for (let at = from; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) at = afterString(json, at) - 1
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth++
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      if (depth === 0) return at
      depth--
    } else if (code === COMMA && depth === 0) return at
  }
  return json.length
}

/** The last member counts when a name is given twice, as in JSON.parse. `{}` when there is none. */
export const payloadText = (json: string): string => {
  if (!json.includes('"payload"')) return '{}'
  let found = '{}'
  let at = json.indexOf('{') + 1
  for (;;) {
    const nameAt = json.indexOf('"', at)
    if (nameAt < 0) return found
    const nameEnd = afterString(json, nameAt)
    let valueAt = nameEnd
    while (json.charCodeAt(valueAt) !== COLON) valueAt++
    const valueEnd = afterValue(json, valueAt + 1)
    if (nameEnd - nameAt === 9 && json.startsWith('"payload"', nameAt))
      found = json.slice(valueAt + 1, valueEnd).trim()
    if (json.charCodeAt(valueEnd) !== COMMA) return found
    at = valueEnd + 1
  }
}
