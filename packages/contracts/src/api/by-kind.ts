/**
 * A choice of schemas by the field `kind`: the validator judges the one that the kind names alone, so that
 * a fault is named by its field and not by "fits none of them".
 */
import type { TSchema } from 'typebox'

interface OfKind {
  readonly properties: { readonly kind: { readonly const: string } }
  readonly required?: readonly string[]
}

/** @param requiredOf fields that must be there; missing: those that the schema says */
export const byKind = (
  choice: { readonly anyOf: readonly TSchema[] },
  description: string,
  requiredOf?: (kind: string) => readonly string[],
) => {
  const schemas = choice.anyOf as unknown as readonly OfKind[]
  const kindOf = ({ properties }: OfKind): string => properties.kind.const
  const required = (schema: OfKind): readonly string[] => [
    ...new Set(['kind', ...(requiredOf?.(kindOf(schema)) ?? schema.required ?? [])]),
  ]
  return {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: schemas.map(kindOf) } },
    discriminator: { propertyName: 'kind' },
    oneOf: schemas.map((schema) => ({ ...schema, required: required(schema) })),
    description,
  }
}
