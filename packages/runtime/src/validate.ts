/**
 * Schema validation with ajv: compiled once at start, failures returned as violations that name the
 * field (JSON pointer), what was found and the fix. Never throws on input, never changes it.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { closest, type Violation } from '@pulseboard/contracts'

/** A compiled check: null when the value fits, else every violation found first. */
export type Validate = (value: unknown) => Violation[] | null

const create = (validateFormats: boolean): Ajv2020 => {
  // allErrors stays off: a hostile value with thousands of faults must not cost thousands of messages.
  const instance = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    discriminator: true,
    verbose: true,
    validateFormats,
  })
  addFormats.default(instance, ['date-time', 'email', 'uuid', 'uri'])
  return instance
}

const instances = new Map<boolean, Ajv2020>()

/** One instance for all schemas: making one costs as much as compiling six, and we compile hundreds. */
const ajv = (validateFormats: boolean): Ajv2020 => {
  const instance = instances.get(validateFormats) ?? create(validateFormats)
  instances.set(validateFormats, instance)
  return instance
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const quoteGuess = (guess: string | undefined): string =>
  guess === undefined ? '' : ` Did you mean "${guess}"?`

const make = (code: string, pointer: string, detail: string, fix: string): Violation => ({
  pointer,
  code,
  detail,
  fix,
})

/** The field that says which of several schemas counts says none of them. */
const unknownTag = (error: ErrorObject): Violation => {
  const { tag, tagValue } = error.params as { tag: string; tagValue: unknown }
  const branches = (error.parentSchema?.['oneOf'] ?? []) as readonly {
    properties: Record<string, { const?: unknown }>
  }[]
  const values = branches.map(({ properties }) => String(properties[tag]?.const))
  return make(
    'not_in_list',
    `${error.instancePath}/${tag}`,
    tagValue === undefined ? `${tag} is missing` : `${tag} is ${shown(tagValue)}`,
    `Use one of: ${values.join(', ')}.${quoteGuess(closest(String(tagValue), values))}`,
  )
}

const violationOf = (error: ErrorObject): Violation => {
  const pointer = error.instancePath
  const field = pointer === '' ? 'The value' : pointer.slice(1).replaceAll('/', '.')
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'required': {
      const name = String(params['missingProperty'])
      return make('required', `${pointer}/${name}`, `${name} is missing`, `Add ${name}.`)
    }
    case 'additionalProperties': {
      const name = String(params['additionalProperty'])
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {})
      return make(
        'unknown_field',
        `${pointer}/${name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1')}`,
        `${shown(name)} is not a known field`,
        `Remove it.${quoteGuess(closest(name, known))}`,
      )
    }
    case 'enum': {
      const values = (params['allowedValues'] as unknown[]).map(String)
      return make(
        'not_in_list',
        pointer,
        `${field} is ${shown(error.data)}`,
        `Use one of: ${values.join(', ')}.${quoteGuess(closest(String(error.data), values))}`,
      )
    }
    case 'discriminator':
      return unknownTag(error)
    default:
      return make(
        error.keyword,
        pointer,
        `${field} is ${shown(error.data)}`,
        `It ${error.message ?? 'does not fit the schema'}.`,
      )
  }
}

// A union reports every branch and then itself; the last error of the list is the one that decides.
const violations = (validate: ValidateFunction): Violation[] => {
  const decisive = validate.errors?.at(-1)
  return decisive === undefined ? [] : [violationOf(decisive)]
}

/**
 * Compile one schema.
 * @param formats false leaves formats such as date-time unchecked, for a reader that parses them anyway.
 */
export const compile = (schema: object, { formats = true } = {}): Validate => {
  const validate = ajv(formats).compile(schema)
  return (value) => (validate(value) ? null : violations(validate))
}
