/** The spool's directory on a real file system. */
import {
  link,
  open,
  readdir,
  readFile,
  rename,
  truncate,
  unlink,
  writeFile,
  type FileHandle,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AppendFile, SpoolFiles } from './files.ts'

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const appendFile = (handle: FileHandle): AppendFile => ({
  write: async (bytes, position) => {
    for (let done = 0; done < bytes.length;) {
      const left = bytes.length - done
      const { bytesWritten } = await handle.write(bytes, done, left, position + done)
      if (bytesWritten === 0) throw new Error('the file takes no more bytes')
      done += bytesWritten
    }
  },
  sync: () => handle.datasync(),
  truncate: (length) => handle.truncate(length),
  close: () => handle.close(),
})

const syncDirectory = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const openFiles = (directory: string): SpoolFiles => {
  const path = (name: string): string => join(directory, name)
  return {
    list: () => readdir(directory),
    read: (name) => readFile(path(name)),
    create: async (name) => appendFile(await open(path(name), 'wx', 0o600)),
    truncate: (name, length) => truncate(path(name), length),
    remove: (name) => unlink(path(name)),
    link: async (name, second) => {
      try {
        await link(path(name), path(second))
        return true
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false
        throw error
      }
    },
    moveIn: async (from, name) => {
      await rename(from, path(name))
      await syncDirectory(dirname(from))
    },
    note: async (name, text) => {
      await writeFile(path(`${name}.new`), text, { mode: 0o600 })
      await rename(path(`${name}.new`), path(name))
    },
    syncDirectory: () => syncDirectory(directory),
  }
}
