/** Which rows changed, for a file that is written after every change: not all of the state is, each time. */
import type { Row } from "./Table.ts"

/** The rows that are new or other than before, and the ids of those that are gone. */
export interface Changes {
  readonly put: { readonly [table: string]: ReadonlyArray<Row> }
  readonly remove: { readonly [table: string]: ReadonlyArray<string> }
}

type Get = (table: string, id: string) => Row | undefined

export const make = (get: Get) => {
  let changed: Map<string, Set<string>> | undefined
  let isAll = true
  return {
    /** From now on it is remembered what changes, until it is taken. */
    begin: (): void => {
      changed = new Map()
    },
    add: (table: string, id: string): void => {
      if (changed === undefined || isAll) return
      const ids = changed.get(table)
      if (ids === undefined) changed.set(table, new Set([id]))
      else ids.add(id)
    },
    /** Another state was put into the place of this one. */
    addAll: (): void => {
      isAll = true
    },
    /** What changed since it was last taken; undefined where all did. */
    take: (): Changes | undefined => {
      const found = Array.from(changed ?? [], ([table, ids]) => {
        const rows = Array.from(ids, (id) => [id, get(table, id)] as const)
        return {
          table,
          gone: rows.flatMap(([id, row]) => row === undefined ? [id] : []),
          // In the order of their table.
          there: rows.flatMap(([, row]) => row ?? []).sort((a, b) => a.seq - b.seq)
        }
      })
      const wasAll = isAll
      isAll = changed === undefined
      changed?.clear()
      return wasAll ? undefined : {
        put: Object.fromEntries(found.flatMap(({ table, there }) => there.length === 0 ? [] : [[table, there]])),
        remove: Object.fromEntries(found.flatMap(({ gone, table }) => gone.length === 0 ? [] : [[table, gone]]))
      }
    }
  }
}
