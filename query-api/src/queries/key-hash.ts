/** Kafka's hash of a message key, as its default partitioner computes it: its remainder is the partition. */
import type { Question } from './run.ts'

export interface KeyHashParams extends Record<string, unknown> {
  readonly key: string
}

export const keyHash: Question<KeyHashParams, { hash: number }> = {
  name: 'key-hash',
  text: `SELECT bitAnd(kafkaMurmurHash({key: String}), 0x7fffffff) AS hash`,
}
