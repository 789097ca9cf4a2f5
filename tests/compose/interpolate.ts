/** The part of compose's variable syntax that our file uses: `${A}`, `${A:-default}`, `${A:?message}`. */
const VARIABLE = /\$\{([A-Z][A-Z0-9_]*)(?::([-?])([^}]*))?\}/g

/** @throws with the variable and its message when a required one is missing */
export const interpolate = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replaceAll(VARIABLE, (_, name: string, operator: string | undefined, word = '') => {
    const value = variables[name]
    if (value !== undefined && value !== '') return value
    if (operator === '-') return String(word)
    throw new Error(`${name}: ${String(word) || 'not set'}`)
  })

/** Names without which compose does not start. */
export const requiredVariables = (text: string): string[] =>
  [
    ...new Set(
      [...text.matchAll(VARIABLE)]
        .filter(([, , operator]) => operator === '?')
        .map(([, name = '']) => name),
    ),
  ].toSorted()
