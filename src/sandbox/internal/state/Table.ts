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
  /** The rows with a value in a field, found without a look at the others: for what is asked often, or of many rows. */
  readonly where: <Field extends keyof A>(field: Field, value: A[Field]) => Array<A>
  readonly all: () => Array<A>
  readonly size: () => number
  /** The row that was made first. */
  readonly first: () => A | undefined
  /** Forgets all rows and takes these, which such a table had once: what was saved of it. */
  readonly replace: (rows: ReadonlyArray<Row>) => void
}

/** The rows with each value of a field. Most values are those of one row, which then needs no map of its own. */
const makeIndex = <A extends Row>(field: keyof A, rows: Iterable<A>) => {
  const byValue = new Map<unknown, A | Map<string, A>>()
  const add = (row: A): void => {
    const same = byValue.get(row[field])
    if (same === undefined) byValue.set(row[field], row)
    else if (same instanceof Map) same.set(row.id, row)
    else byValue.set(row[field], new Map([[same.id, same], [row.id, row]]))
  }
  for (const row of rows) add(row)
  return {
    add,
    remove: (row: A): void => {
      const same = byValue.get(row[field])
      if (same instanceof Map) same.delete(row.id)
      if (!(same instanceof Map) || same.size === 0) byValue.delete(row[field])
    },
    get: (value: unknown): Array<A> => {
      const same = byValue.get(value)
      if (!(same instanceof Map)) return same === undefined ? [] : [same]
      // A row that came to the value later stands after those that were made after it.
      return Array.from(same.values()).sort((a, b) => a.seq - b.seq)
    }
  }
}

/** `onChange` is told of every row that is put or removed. */
export const make = <A extends Row>(prefix: string, onChange: (id: string) => void): Table<A> => {
  const rows = new Map<string, A>()
  /** Of the fields that were asked for. */
  const indexes = new Map<keyof A, ReturnType<typeof makeIndex<A>>>()
  const forget = (id: string): void => {
    const row = rows.get(id)
    if (row !== undefined) indexes.forEach((index) => index.remove(row))
  }
  const put = (row: A): A => {
    forget(row.id)
    // One that is made anew under the same id comes after all others.
    if (rows.get(row.id)?.seq !== row.seq) rows.delete(row.id)
    rows.set(row.id, row)
    indexes.forEach((index) => index.add(row))
    onChange(row.id)
    return row
  }
  const indexOf = (field: keyof A) => {
    const known = indexes.get(field)
    if (known !== undefined) return known
    const index = makeIndex(field, rows.values())
    indexes.set(field, index)
    return index
  }
  const filter = (predicate: (row: A) => boolean): Array<A> => {
    const found: Array<A> = []
    for (const row of rows.values()) if (predicate(row)) found.push(row)
    return found
  }
  return {
    get: (id) => rows.get(id.startsWith(prefix) ? id : prefix + id),
    put,
    change: (row, patch) => put({ ...row, ...patch }),
    remove: (row) => {
      forget(row.id)
      rows.delete(row.id)
      onChange(row.id)
    },
    filter,
    find: (predicate) => {
      for (const row of rows.values()) if (predicate(row)) return row
      return undefined
    },
    where: (field, value) => indexOf(field).get(value),
    all: () => Array.from(rows.values()),
    size: () => rows.size,
    first: () => rows.values().next().value,
    replace: (next) => {
      rows.clear()
      indexes.clear()
      for (const row of next) put(row as A)
    }
  }
}
