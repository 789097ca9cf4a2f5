/** What the spool needs of a directory, no more: so that tests can fail each of these calls. */

/** A file that is being written. */
export interface AppendFile {
  /** Writes all bytes at a position. */
  write(bytes: Buffer, position: number): Promise<void>
  /** Resolves when what was written survives a loss of power. */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export interface SpoolFiles {
  list(): Promise<string[]>
  read(name: string): Promise<Buffer>
  /** Creates a file that must not exist yet. */
  create(name: string): Promise<AppendFile>
  truncate(name: string, length: number): Promise<void>
  remove(name: string): Promise<void>
  /** Gives a file a second name; false when that name is taken. */
  link(name: string, second: string): Promise<boolean>
  /** Moves a file in from another directory of the same file system. */
  moveIn(path: string, name: string): Promise<void>
  /** Writes a small file whose loss would cost nothing but time. */
  note(name: string, text: string): Promise<void>
  /** Makes creations, moves and removals durable. */
  syncDirectory(): Promise<void>
}
