/** Payloads of jobs are written by us; what is not as it should be is a mistake of ours. */

/** @throws when the payload has no such text */
export const textOf = (payload: unknown, name: string): string => {
  const value: unknown =
    typeof payload === 'object' && payload !== null ? Reflect.get(payload, name) : undefined
  if (typeof value === 'string') return value
  throw new Error(`The payload of this job is { ${name} }.`)
}
