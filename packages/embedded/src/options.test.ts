import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isLoopback, readOptions } from './options.ts'

describe('options', () => {
  test('defaults are the documented ports and folder', () => {
    expect(readOptions([], {})).toEqual({
      demo: false,
      dashboard: true,
      dataDir: resolve('.pulseboard'),
      shownDataDir: '.pulseboard',
      portBase: undefined,
      ports: { gateway: 3000, dashboard: 3001, queryApi: 3002, processor: 3003 },
      host: '127.0.0.1',
      logLevel: 'info',
    })
  })

  test('a base moves all ports, a variable moves one', () => {
    const options = readOptions(['--port-base', '4100', '--no-dashboard', '--demo'], {
      QUERY_API_PORT: '5000',
      DATA_DIR: '/srv/pb',
    })
    expect(options).toMatchObject({
      demo: true,
      dashboard: false,
      dataDir: '/srv/pb',
      portBase: 4100,
      ports: { gateway: 4100, dashboard: 4101, queryApi: 5000, processor: 4103 },
    })
  })

  test('the folder of an argument goes before that of the environment', () => {
    expect(readOptions(['--data-dir', '/a'], { DATA_DIR: '/b' })?.dataDir).toBe('/a')
  })

  test.each([
    [['--port-base', 'x'], '--port-base is "x": use a whole number from 1 to 65000.'],
    [['--port-base', '70000'], '--port-base is "70000": use a whole number from 1 to 65000.'],
    [['--nonsense'], "Unknown option '--nonsense': run npm start -- --help."],
  ])('%j is refused', (args, sentence) => {
    expect(() => readOptions(args, {})).toThrow(sentence)
  })

  test('only the usage is wanted', () => {
    expect(readOptions(['--help'], {})).toBeUndefined()
  })

  test.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['192.168.1.4', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
