/** The Promise entry itself. */
import { assert, describe, it } from "@effect/vitest"
import * as published from "@prisma/management-api-sdk"
import { AuthError } from "../../src/AuthError.ts"
import { FetchError } from "../../src/FetchError.ts"
import * as ours from "../../src/promise/index.ts"

describe("the Promise entry", () => {
  it("the Promise entry offers what the published SDK offers, and rejects with the classes of this package", () => {
    assert.includeMembers(Object.keys(ours), Object.keys(published))
    assert.strictEqual(ours.AuthError, AuthError)
    assert.strictEqual(ours.FetchError, FetchError)
  })
})
