/**
 * Test projects. unit: pure, no I/O. int: real Kafka, ClickHouse and PostgreSQL from the embedded
 * stack, started once. e2e: real processes of the whole product and a real browser.
 * chaos: the shrunk fault runs.
 */
import { defineConfig } from 'vitest/config'

const sources = ['packages/*/src', 'db/src', '{ingest-gateway,stream-processor,query-api}/src']

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing here leaves anything behind: loading the modules anew for each file took four fifths of the time.
          isolate: false,
          include: [...sources, 'dashboard/src', 'tests', 'docs'].map(
            (dir) => `${dir}/**/*.test.ts`,
          ),
          exclude: ['**/*.int.test.ts', '**/*.e2e.test.ts', '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'int',
          include: [...sources, 'tests'].map((dir) => `${dir}/**/*.int.test.ts`),
          globalSetup: ['packages/embedded/src/vitest-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.e2e.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'chaos',
          include: ['tests/chaos/smoke.e2e.test.ts'],
          testTimeout: 300_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
