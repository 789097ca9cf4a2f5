import { expect, test } from 'vitest'
import { committedIn } from './kafka-membership.ts'
import type { Commit } from './standing.ts'

const LOG = 'aaaaaaaaaaaaaaaa'

/** The answer, and how many questions it took. */
const ask = async (commit: Commit | undefined, topicId = LOG) => {
  let questions = 0
  const answering = <T>(answer: T) => {
    return async (): Promise<T> => {
      questions++
      return answer
    }
  }
  const commits = new Map(commit === undefined ? [] : [[3, commit]])
  const asked = { commits: answering(commits), topicId: answering(topicId) }
  return { offset: await committedIn(asked, LOG, 3), questions }
}

test('a commit that names its log takes one question, and counts for that log alone', async () => {
  expect(await ask({ offset: 7n, log: LOG })).toEqual({ offset: 7n, questions: 1 })
  const another = { offset: 7n, log: 'bbbbbbbbbbbbbbbb' }
  expect(await ask(another)).toEqual({ offset: undefined, questions: 1 })
})

test('a commit without a log is one for the log that is there now', async () => {
  const moved = { offset: 7n, log: undefined }
  expect(await ask(moved)).toEqual({ offset: 7n, questions: 2 })
  expect(await ask(moved, 'bbbbbbbbbbbbbbbb')).toEqual({ offset: undefined, questions: 2 })
})

test('no commit, or one that the client has reset, is none', async () => {
  expect(await ask(undefined)).toEqual({ offset: undefined, questions: 1 })
  expect(await ask({ offset: -2n, log: LOG })).toEqual({ offset: undefined, questions: 1 })
})
