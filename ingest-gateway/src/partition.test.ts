import { murmur2 } from '@platformatic/kafka'
import * as fc from 'fast-check'
import kafkajs from 'kafkajs'
import { expect, test } from 'vitest'
import { partitionHash } from './partition.ts'

test('a key lands where kafkajs puts it, for any number of partitions', () => {
  const partitioner = kafkajs.Partitioners.DefaultPartitioner()
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 64 }), (key, count) => {
      const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({
        partitionErrorCode: 0,
        partitionId,
        leader: 0,
        replicas: [0],
        isr: [0],
      }))
      const theirs = partitioner({ topic: 't', partitionMetadata, message: { key, value: '' } })
      expect(partitionHash(key) % count).toBe(theirs)
    }),
  )
})

test('keys whose length is no multiple of four as well', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,40}$/), (key) => {
      expect(partitionHash(key)).toBe(murmur2(Buffer.from(key)) & 0x7fffffff)
    }),
  )
})
