/** Connection strings from the answers of the Promise entry. */
import { assert, describe, it } from "@effect/vitest"
import { connectionString, ConnectionStringError } from "../../src/promise/index.ts"

const endpoint = (name: string, isShown = true) => ({
  host: `${name}.example`,
  port: 5432,
  ...(isShown ? { connectionString: `postgres://u:p@${name}.example/db` } : {})
})

const connection = (id: string, ...kinds: ReadonlyArray<"pooled" | "direct" | "accelerate">) => ({
  id,
  endpoints: Object.fromEntries(kinds.map((kind) => [kind, endpoint(`${id}-${kind}`)]))
})

const thrown = (run: () => unknown): ConnectionStringError => {
  try {
    run()
  } catch (error) {
    assert.instanceOf(error, ConnectionStringError)
    return error
  }
  return assert.fail("it did not throw")
}

describe("connectionString", () => {
  const database = {
    defaultConnectionId: "b",
    connections: [connection("a", "direct", "pooled"), connection("b", "pooled", "accelerate")]
  }

  it("connectionString picks the pooled one of the default connection, from an answer or what is in it", () => {
    const expected = { kind: "pooled", value: "postgres://u:p@b-pooled.example/db" } as const
    for (const answer of [{ data: { database } }, { database }, { data: database }, database]) {
      assert.deepStrictEqual(connectionString(answer), expected)
    }
  })

  it("connectionString prefers what it is told to, where that is there", () => {
    assert.deepStrictEqual(connectionString(database, { prefer: "direct" }), {
      kind: "direct",
      value: "postgres://u:p@a-direct.example/db"
    })
    assert.strictEqual(connectionString(connection("c", "accelerate"), { prefer: "direct" }).kind, "accelerate")
  })

  it("connectionString says why there is none", () => {
    assert.deepStrictEqual(thrown(() => connectionString({ data: { database: null } })).reason, { _tag: "NoDatabase" })
    assert.deepStrictEqual(
      thrown(() => connectionString({ defaultConnectionId: null, connections: [] })).reason,
      { _tag: "NoConnection" }
    )
    const read = { id: "a", endpoints: { direct: endpoint("a", false), pooled: endpoint("a", false) } }
    const { message, reason } = thrown(() => connectionString(read))
    assert.deepStrictEqual(reason, { _tag: "NotShown", kinds: ["pooled", "direct"] })
    assert.include(message, "only when it creates")
  })

  it("connectionString throws no other error for what is no such answer", () => {
    for (const answer of [undefined, null, "text", 7, {}, [], { data: null }, { data: { id: "proj_1" } }]) {
      assert.strictEqual(thrown(() => connectionString(answer as never)).reason._tag, "NotShown")
    }
  })
})
