/**
 * How many bytes on disk does a stored event take, in the mean of all projects, with its rollups? Known from
 * the parts of the table alone; needs the right to read `system.parts`.
 */
import type { Question } from './run.ts'

export const bytesARow: Question<Record<string, never>, { bytes: number | null }> = {
  name: 'bytes-a-row',
  text: `
SELECT if(sum(rows) = 0, NULL, sum(bytes_on_disk) / sum(rows)) AS bytes
FROM system.parts
WHERE active AND database = currentDatabase() AND table = 'events'`,
}
