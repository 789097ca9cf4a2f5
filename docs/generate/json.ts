/** Text of a generated JSON file: two spaces, one line break at the end, keys as given. */
export const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`
