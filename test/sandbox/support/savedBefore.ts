/** The state that a sandbox saved before its rows had schemas: one row of every kind at least. */
import * as fs from "node:fs"
import * as path from "node:path"
import { root } from "../../support/contract.ts"

export type Fields = { [name: string]: any }

export interface Saved {
  format: number
  seq: number
  moved: number
  tables: { [name: string]: Array<Fields> }
}

const text = fs.readFileSync(path.join(root, "test/sandbox/fixtures/savedBefore.json"), "utf8")

/** A new copy, to be changed. */
export const saved = (): Saved => JSON.parse(text)

/** One row of every table that came later. */
const later: Saved["tables"] = {
  databaseOwners: [{ id: "owner", seq: 39, createdAt: 0 }],
  installIntents: [{
    id: "intent",
    seq: 39,
    createdAt: 0,
    workspaceId: saved().tables.workspaces![0]!.id,
    repository: "sandbox-org/web",
    expiresAt: 0
  }],
  users: [{ id: "usr_sandbox", seq: 39, createdAt: 0, email: "sandbox@example.com", name: "Sandbox" }],
  loginDecisions: [{
    id: "decision_a",
    seq: 39,
    createdAt: 0,
    userId: "usr_sandbox",
    workspaceId: saved().tables.workspaces![0]!.id,
    clientId: "sandbox",
    refusal: { error: "server_error", description: "Later." }
  }],
  clients: [{ id: "application", seq: 39, createdAt: 0, secret: null, redirectUris: "loopback" }]
}

/** The same with a row of every table that there is. */
export const savedNow = (): Saved => {
  const state = saved()
  return { ...state, seq: 100, tables: structuredClone({ ...state.tables, ...later }) }
}
