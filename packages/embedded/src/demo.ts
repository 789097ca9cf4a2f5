/** Loads the demo project's past once; a start that was cut short is completed by the next. */
import type { ProjectWithKeys } from './accounts.ts'
import { clickhouseCommand } from './clickhouse.ts'
import { DEMO_EVENTS, demoCount, demoInsert } from './demo-sql.ts'

const NO_KEY = '00000000-0000-0000-0000-000000000000'

/** Number of the demo's stored events, all of which are there when this resolves. */
export const loadDemo = async (url: string, project: ProjectWithKeys): Promise<number> => {
  const count = async (): Promise<number> =>
    Number(await clickhouseCommand(url, demoCount(project.id)))
  const before = await count()
  if (before >= DEMO_EVENTS) return before
  await clickhouseCommand(url, demoInsert(project.id, NO_KEY))
  return count()
}
