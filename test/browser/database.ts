/** A page whose database is taken away, and what its storage says then. */
import * as Effect from "effect/Effect"
import * as Tokens from "../../src/Tokens.ts"
import * as TokenStorageIndexedDb from "../../src/TokenStorageIndexedDb.ts"
import { request, settled } from "./indexedDb.ts"

const name = "a login"
const make = TokenStorageIndexedDb.make({ database: name })
const tokens = Tokens.make({ workspaceId: "wksp_1", accessToken: "never-shown", refreshToken: "never-shown" })

/** What came of it: which reason, and what the message says. */
const said = (
  effect: Effect.Effect<unknown, { readonly reason: { readonly _tag: string }; readonly message: string }>
) =>
  Effect.runPromise(Effect.match(effect, {
    onFailure: ({ message, reason }) => `${reason._tag}: ${message}`,
    onSuccess: (value) => value === undefined ? "nothing" : "tokens"
  }))

const storage = Effect.runPromise(make)

Object.assign(globalThis, {
  get: async () => said((await storage).get),
  set: async () => said((await storage).set(tokens)),
  clear: async () => said((await storage).clear),
  make: () => said(make),
  /** As another script of the origin can. */
  remove: () => settled(indexedDB.deleteDatabase(name)).then(() => "removed"),
  /** As a later release of this package will. */
  upgrade: async () => {
    const database = await settled(request(name, 2))
    database.close()
    return database.version
  },
  write: async (text: unknown) => {
    const database = await settled(request(name))
    await settled(database.transaction("logins", "readwrite").objectStore("logins").put(text, 0))
    database.close()
  },
  /** As a browser that is out of space. */
  fill: () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("never-shown", "QuotaExceededError")
    }
  },
  refuse: () => {
    indexedDB.open = () => {
      throw new DOMException("never-shown", "SecurityError")
    }
  },
  /** As a browser whose database hangs. */
  hang: () => {
    indexedDB.open = () => new EventTarget() as IDBOpenDBRequest
  }
})
