/** Asks the imports of a house whether they keep to its plan. */
import type { Room } from "./rooms.ts"

export interface House {
  readonly rooms: ReadonlyArray<Room>
  /** By file, the files that it imports. */
  readonly imports: ReadonlyMap<string, ReadonlyArray<string>>
}

const roomOf = ({ rooms }: House, file: string): Room | undefined => rooms.find(({ files }) => files.test(file))

/** Each import that goes where its room may not. */
export const risingArrows = (house: House): ReadonlyArray<string> =>
  Array.from(house.imports).flatMap(([file, imports]) => {
    const from = roomOf(house, file)
    if (from === undefined) return [`${file} is in no room: give it one in scripts/arrows/rooms.ts`]
    return imports.flatMap((imported) => {
      const to = roomOf(house, imported)
      return to === undefined || to === from || from.mayImport.includes(to.name) ? [] : [
        `${file} imports ${imported}: ${from.name} may not import ${to.name}. (${from.name}: ${from.what})`
      ]
    })
  })

/** The circles of imports between files, each once: Tarjan's strongly connected components of more than one file. */
export const circles = ({ imports }: House): ReadonlyArray<ReadonlyArray<string>> => {
  const found: Array<ReadonlyArray<string>> = []
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const path: Array<string> = []
  const visit = (file: string): void => {
    index.set(file, index.size)
    low.set(file, index.get(file)!)
    path.push(file)
    for (const imported of imports.get(file) ?? []) {
      if (!index.has(imported)) {
        visit(imported)
        low.set(file, Math.min(low.get(file)!, low.get(imported)!))
      } else if (path.includes(imported)) low.set(file, Math.min(low.get(file)!, index.get(imported)!))
    }
    if (low.get(file) !== index.get(file)) return
    const circle = path.splice(path.indexOf(file))
    if (circle.length > 1 || (imports.get(file) ?? []).includes(file)) found.push([...circle, circle[0]!])
  }
  for (const file of imports.keys()) if (!index.has(file)) visit(file)
  return found
}
