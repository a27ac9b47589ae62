/** The rooms of the sandbox's code import only what they may, types included. */
import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs"
import * as path from "node:path"
import { circles } from "../../scripts/arrows/house.ts"
import { root } from "../support/contract.ts"
import { rooms } from "./support/rooms.ts"

const inside = "src/sandbox/internal"

const files = fs.globSync("src/sandbox/**/*.ts", { cwd: root })

const importsOf = (file: string): ReadonlyArray<string> =>
  Array.from(
    fs.readFileSync(path.join(root, file), "utf8").matchAll(
      /^(?:import|export|\}) .*?from "([^"]+)"|\bimport\("([^"]+)"\)/gm
    ),
    ([, from, dynamic]) => from ?? dynamic ?? ""
  ).map((specifier) => specifier.startsWith(".") ? path.posix.join(path.posix.dirname(file), specifier) : specifier)

const graph = new Map(files.map((file) => [file, importsOf(file)]))

const roomOf = (file: string): string | undefined =>
  file.startsWith(`${inside}/`) ? file.slice(inside.length + 1).split("/")[0] : undefined

const inRooms = Array.from(graph).filter(([file]) => roomOf(file) !== undefined)

describe("the rooms of the sandbox", () => {
  it("every file of the sandbox that is not public is in a room, and every room has files", () => {
    assert.deepStrictEqual(
      Array.from(new Set(inRooms.map(([file]) => roomOf(file)!))).sort(),
      Object.keys(rooms).sort()
    )
  })

  it("the test of the rooms sees the imports of every file", () => {
    const counted = inRooms.map(([file, imports]) => {
      const text = fs.readFileSync(path.join(root, file), "utf8")
      return [file, imports.length, (text.match(/ from "/g) ?? []).length + (text.match(/\bimport\("/g) ?? []).length]
    })
    for (const [file, found, all] of counted) assert.strictEqual(found, all, String(file))
  })

  for (const [name, { mayImport, what }] of Object.entries(rooms)) {
    it(`the sandbox's ${name} room (${what}) imports only the rooms that it may`, () => {
      const wrong = inRooms.filter(([file]) => roomOf(file) === name).flatMap(([file, imports]) =>
        imports.filter((target) => {
          const room = roomOf(target)
          const isPublic = target.startsWith("src/sandbox/") && room === undefined
          return isPublic || (room !== undefined && room !== name && !mayImport.includes(room))
        }).map((target) => `${file} -> ${target}`)
      )
      assert.deepStrictEqual(wrong, [])
    })
  }

  it("no file of the sandbox imports itself by a way around, types included", () => {
    assert.deepStrictEqual(circles({ rooms: [], imports: graph }), [])
  })

  it("only the node room, SandboxServer and the binary of the sandbox need Node", () => {
    const needy = Array.from(graph).filter(([, imports]) =>
      imports.some((target) => /^node:|^@effect\/platform-node|^src\/node\//.test(target))
    ).map(([file]) => file)
    const allowed = (file: string) => roomOf(file) === "node" || /^src\/sandbox\/(SandboxServer|bin)\.ts$/.test(file)
    assert.deepStrictEqual(needy.filter((file) => !allowed(file)), [])
  })
})
