/**
 * Configuration from the environment: one typed table per service, read once. All problems are
 * reported together, each with its fix; secrets have no default and never reach a log.
 */

interface Variable<T> {
  /** One sentence for `.env.example` and the documents. */
  readonly about: string
  readonly secret: boolean
  /** Text of the default, for the documents; undefined when the variable is required. */
  readonly fallback: string | undefined
  /** The value, or a sentence that says what is wrong with the text. */
  readonly read: (text: string) => { value: T } | { fix: string }
}

export type ConfigTable = Readonly<Record<string, Variable<unknown>>>
export type ConfigOf<T extends ConfigTable> = {
  readonly [K in keyof T]: T[K] extends Variable<infer V> ? V : never
}

/** All problems of a configuration at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((line) => `  - ${line}`).join('\n')}`)
    this.problems = problems
  }
}

export const text = (about: string, fallback?: string): Variable<string> => ({
  about,
  secret: false,
  fallback,
  read: (value) => ({ value }),
})

export const secret = (about: string, minLength: number): Variable<string> => ({
  about,
  secret: true,
  fallback: undefined,
  read: (value) =>
    value.length >= minLength
      ? { value }
      : { fix: `needs at least ${minLength} characters, for example from: openssl rand -hex 32` },
})

export const integer = (
  about: string,
  fallback: number,
  { min, max }: { min: number; max: number },
): Variable<number> => ({
  about,
  secret: false,
  fallback: String(fallback),
  read: (value) => {
    const number = Number(value)
    return Number.isInteger(number) && number >= min && number <= max
      ? { value: number }
      : { fix: `must be a whole number from ${min} to ${max}, not "${value}"` }
  },
})

export const choice = <const V extends string>(
  about: string,
  values: readonly V[],
  fallback: NoInfer<V>,
): Variable<V> => ({
  about,
  secret: false,
  fallback,
  read: (value) => {
    const found = values.find((candidate) => candidate === value)
    return found === undefined
      ? { fix: `must be one of ${values.join(', ')}, not "${value}"` }
      : { value: found }
  },
})

/** A URL; its credentials count as a secret. */
export const url = (
  about: string,
  protocols: readonly string[],
  fallback?: string,
): Variable<string> => ({
  about,
  secret: true,
  fallback,
  read: (value) =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1))
      ? { value }
      : {
          fix: `must be a URL that starts with ${protocols.map((name) => `${name}://`).join(' or ')}`,
        },
})

/** A URL that may be missing; its credentials count as a secret. */
export const optionalUrl = (about: string, protocols: readonly string[]): Variable<string> => {
  const variable = url(about, protocols, '')
  return { ...variable, read: (value) => (value === '' ? { value } : variable.read(value)) }
}

/** `host:port`, several separated by commas. */
export const addresses = (about: string, fallback?: string): Variable<readonly string[]> => ({
  about,
  secret: false,
  fallback,
  read: (value) => {
    const list = value.split(',').map((address) => address.trim())
    return list.every((address) => /^[^\s:,]+:\d{1,5}$/.test(address))
      ? { value: list }
      : { fix: `must be host:port, several separated by commas, not "${value}"` }
  },
})

/** Read a table from an environment. @throws ConfigError with every problem found. */
export const defineConfig = <T extends ConfigTable>(
  table: T,
  env: Readonly<Record<string, string | undefined>>,
): ConfigOf<T> => {
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries(table)) {
    const given = env[name]
    const source = given === undefined || given === '' ? variable.fallback : given
    if (source === undefined) {
      problems.push(`${name} is missing: ${variable.about}`)
      continue
    }
    const result = variable.read(source)
    if ('fix' in result) problems.push(`${name} ${result.fix}`)
    else config[name] = result.value
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config) as ConfigOf<T>
}

/** The configuration as it may be logged. */
export const redact = (table: ConfigTable, config: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, table[name]?.secret ? '[secret]' : value]),
  )
