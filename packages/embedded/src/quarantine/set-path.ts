/** `--set a.b=value`: changes one field of a JSON text. Pure; a value that is no JSON is a string. */
import { WrongArguments } from './arguments.ts'

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const change = (value: unknown, path: readonly string[], to: unknown): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return to
  const object = isObject(value) ? value : {}
  return Object.fromEntries([...Object.entries(object), [name, change(object[name], rest, to)]])
}

/** @throws WrongArguments when the text is no JSON object or a change is not `path=value`. */
export const setPaths = (text: string, changes: readonly string[]): string => {
  let value = asJson(text)
  if (!isObject(value))
    throw new WrongArguments('The message is no JSON object: use --file with a whole event.')
  for (const one of changes) {
    const at = one.indexOf('=')
    if (at < 1) throw new WrongArguments(`--set is "${one}": write path=value, such as type=error.`)
    value = change(value, one.slice(0, at).split('.'), asJson(one.slice(at + 1)))
  }
  return JSON.stringify(value)
}
