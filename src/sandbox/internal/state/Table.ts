/** Rows by their id, in the order in which they were made: what a list shows and what a cursor points into. */
export interface Row {
  readonly id: string
  /** Grows with every row of the sandbox. */
  readonly seq: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
}

export interface Table<A extends Row> {
  /** Finds a row by its id, with its prefix or without it. */
  readonly get: (id: string) => A | undefined
  readonly put: (row: A) => A
  readonly change: (row: A, patch: Partial<A>) => A
  readonly remove: (row: A) => void
  readonly filter: (predicate: (row: A) => boolean) => Array<A>
  readonly find: (predicate: (row: A) => boolean) => A | undefined
  readonly all: () => Array<A>
  /** Forgets all rows and takes these, which such a table had once: what was saved of it. */
  readonly replace: (rows: ReadonlyArray<Row>) => void
}

/** `onChange` is told of every change. */
export const make = <A extends Row>(prefix: string, onChange: () => void): Table<A> => {
  const rows = new Map<string, A>()
  const put = (row: A): A => {
    rows.set(row.id, row)
    onChange()
    return row
  }
  const all = (): Array<A> => Array.from(rows.values())
  return {
    get: (id) => rows.get(id.startsWith(prefix) ? id : prefix + id),
    put,
    change: (row, patch) => put({ ...row, ...patch }),
    remove: (row) => {
      rows.delete(row.id)
      onChange()
    },
    filter: (predicate) => all().filter(predicate),
    find: (predicate) => all().find(predicate),
    all,
    replace: (next) => {
      rows.clear()
      for (const row of next) put(row as A)
    }
  }
}
