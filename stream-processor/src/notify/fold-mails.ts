/** The task `fold-mails`: what is held for a reader becomes one notice, and that notice a mail. */
import { foldHeld, inTransaction, queueMail } from '@pulseboard/db'
import { uuidv7 } from '@pulseboard/runtime'
import type { Task } from '../jobs/task.ts'
import type { NoticeDeps } from './deps.ts'
import { textOf } from './payload.ts'

export const foldMails =
  ({ pool, clock }: NoticeDeps): Task =>
  async (payload) => {
    const userId = textOf(payload, 'user_id')
    const reason = textOf(payload, 'reason') === 'caught_up' ? 'caught_up' : 'too_many'
    await inTransaction(pool, async (sql) => {
      const id = uuidv7(clock.now())
      if ((await foldHeld(sql, { id, userId, reason })) > 0)
        await queueMail(sql, { id, to: userId })
    })
  }
