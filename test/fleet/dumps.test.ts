/** What somebody gets who gets a backup of the database. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type * as Database from "../support/fleet/Database.ts"
import * as Fleet from "../support/fleet/Fleet.ts"
import { assertAllAnswered, callAll } from "../support/fleet/rounds.ts"
import { onEach } from "../support/fleet/run.ts"

/** Every access token and refresh token of the server begins with one of these. */
const beginnings = ["access-user-", "refresh-user-"]

/** What base64 makes of a text, wherever in a longer one it begins: the characters at both ends depend on its neighbours. */
const inBase64 = (text: string, encoding: "base64" | "base64url"): ReadonlyArray<string> =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.from("x".repeat(before) + text)
    const known = bytes.subarray(before === 0 ? 0 : 3, bytes.length - bytes.length % 3)
    return known.toString(encoding)
  })

const spellings = (text: string): { readonly [name: string]: ReadonlyArray<Buffer> } => ({
  plain: [Buffer.from(text)],
  reversed: [Buffer.from([...text].reverse().join(""))],
  "UTF-16": [Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()],
  hexadecimal: [
    Buffer.from(Buffer.from(text).toString("hex")),
    Buffer.from(Buffer.from(text).toString("hex").toUpperCase())
  ],
  base64: inBase64(text, "base64").map((spelled) => Buffer.from(spelled)),
  base64url: inBase64(text, "base64url").map((spelled) => Buffer.from(spelled)),
  "percent-encoded": [Buffer.from(text.replaceAll("-", "%2D")), Buffer.from(text.replaceAll("-", "%2d"))]
})

const foundIn = (dumps: { readonly [name: string]: Buffer }): ReadonlyArray<string> =>
  Object.entries(dumps).flatMap(([dump, bytes]) =>
    beginnings.flatMap((beginning) =>
      Object.entries(spellings(beginning))
        .filter(([, spelled]) => spelled.some((bytesOf) => bytes.includes(bytesOf)))
        .map(([spelling]) => `${beginning}* in ${dump}, ${spelling}`)
    )
  )

const backups = {
  PostgreSQL: ["pg_dump --data-only"],
  Redis: ["dump.rdb", ".incr.aof", "HGETALL"]
}

const dumpsOf = Effect.fnUntraced(function*(kind: Database.Kind, sealed: boolean) {
  const fleet = yield* Fleet.make({ kind, users: 3, sealed })
  const members = yield* fleet.newMembers(2)
  for (let time = 0; time < 2; time++) {
    yield* fleet.server.expire()
    assertAllAnswered(yield* callAll(members, fleet.users, 2), 6, `expiry ${time}`)
  }
  const dumps = yield* fleet.database.own!.dumps
  // What is looked into has the logins. A file that Redis began with has nothing.
  const full = Object.keys(dumps).filter((name) => dumps[name]!.includes("user-"))
  for (const backup of backups[kind]) assert.isTrue(full.some((name) => name.endsWith(backup)), backup)
  return dumps
})

onEach(
  (kind) => `a dump of ${kind} has no token in any encoding when tokens are sealed, and has them otherwise`,
  (kind) =>
    Effect.gen(function*() {
      assert.deepStrictEqual(foundIn(yield* dumpsOf(kind, true)), [])
      assert.include(foundIn(yield* dumpsOf(kind, false)).join("\n"), "refresh-user-*")
    }),
  { own: true }
)
