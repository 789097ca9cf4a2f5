import { beforeEach, expect, test } from 'vitest'
import { createAttendance, type Attendance } from './attendance.ts'

const emptied: string[] = []
let attendance: Attendance
const enter = (projectId: string, caller: string, filter = ''): (() => void) =>
  attendance.enter({ projectId, caller, filter })

beforeEach(() => {
  emptied.length = 0
  attendance = createAttendance((projectId) => void emptied.push(projectId), {
    feeds: 6,
    feedsPerProject: 4,
    feedsPerCaller: 3,
    filtersPerProject: 2,
  })
})

test('each bound refuses by its name, and a place is free again after leaving', () => {
  const leave = ['a', 'a', 'a'].map((caller) => enter('p', caller))
  expect(() => enter('q', 'a')).toThrow('may open 3 live feeds')
  enter('p', 'b')
  expect(() => enter('p', 'b')).toThrow('4 live feeds of this project')
  leave[0]?.()
  enter('p', 'b')
  enter('q', 'c')
  enter('q', 'c')
  expect(() => enter('q', 'd')).toThrow('6 live feeds are open here')
})

test('different filters of a project are bounded, one filter may be shared by all', () => {
  const leave = enter('p', 'a', 'type:error')
  enter('p', 'b', 'type:error')
  enter('p', 'c', 'type:event')
  expect(() => enter('p', 'd', 'type:metric')).toThrow('2 different filters of this project')
  enter('p', 'd', 'type:event')
  leave()
  expect(() => enter('q', 'd', 'type:metric')).not.toThrow()
})

test('the last one to leave a project empties it, and leaving twice counts once', () => {
  const [first, second] = [enter('p', 'a'), enter('p', 'b')]
  first()
  first()
  expect(emptied).toEqual([])
  second()
  expect(emptied).toEqual(['p'])
  expect(attendance.count).toBe(0)
})
