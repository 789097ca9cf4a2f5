/** Every golden message fits its published schema, and every document refers to what exists. */
import { compile } from '@pulseboard/runtime'
import { QUARANTINE_TOPIC, TOPICS } from '@pulseboard/contracts'
import { describe, expect, it } from 'vitest'
import { asyncApi } from './asyncapi.ts'
import { envExample } from './env-example.ts'
import { goldenMessages } from './golden-messages.ts'
import { schemaOf, schemas } from './schemas.ts'

describe('golden messages', () => {
  it.each(goldenMessages())('$file fits $schema', ({ schema, message }) => {
    expect(compile(schemaOf(schema))(message)).toBeNull()
  })

  it('cover every published schema', () => {
    const covered = new Set(goldenMessages().map(({ schema }) => schema))
    expect([...covered].toSorted()).toEqual(
      schemas()
        .map(({ name }) => name)
        .toSorted(),
    )
  })

  it('are refused when a field is of the wrong kind', () => {
    for (const { schema, message } of goldenMessages()) {
      const broken = { ...(message as object), type: 7, reason: 7, receipt: 7, index: -1 }
      expect(compile(schemaOf(schema))(broken), schema).not.toBeNull()
    }
  })
})

describe('asyncapi', () => {
  const document = asyncApi()
  const text = JSON.stringify(document)

  it('describes every topic by its name, partitions and retention', () => {
    const channels = Object.values(document.channels) as { address: string; bindings: object }[]
    for (const topic of TOPICS)
      expect(channels).toContainEqual(
        expect.objectContaining({
          address: topic.name,
          bindings: {
            kafka: {
              topic: topic.name,
              partitions: topic.partitions,
              topicConfiguration: {
                'cleanup.policy': topic === QUARANTINE_TOPIC ? ['compact', 'delete'] : ['delete'],
                'retention.ms': topic.retentionMs,
              },
            },
          },
        }),
      )
  })

  it('refers only to schemas and channels that exist', () => {
    const files = new Set(schemas().map(({ name }) => `schemas/${name}.schema.json`))
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(references.length).toBeGreaterThan(5)
    for (const reference of references) {
      const target = reference.startsWith('#/')
        ? reference.slice(2).split('/').reduce<unknown>(step, document)
        : files.has(reference)
      expect(target, reference).toBeTruthy()
    }
  })
})

const step = (node: unknown, key: string): unknown =>
  node !== null && typeof node === 'object' ? Reflect.get(node, key) : undefined

describe('.env.example', () => {
  it('names each variable once and gives no secret a value', () => {
    const names = [...envExample().matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(
      (match) => match[1],
    )
    expect(new Set(names).size).toBe(names.length)
    expect(envExample()).toMatch(/^JWT_SECRET=$/m)
  })
})
