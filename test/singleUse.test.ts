/** The bodies of a platform that repeats requests by itself, as Deno does: `check:places` sends them from there. */
import { assert, describe, it } from "@effect/vitest"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClientRequest from "effect/http/HttpClientRequest"
import { text } from "node:stream/consumers"
import { afterEach, vi } from "vitest"

/** The module as it is loaded where this global is there. */
const loadWith = async (name: string) => {
  vi.stubGlobal(name, {})
  vi.resetModules()
  return import("../src/internal/call/wirePolicy.ts")
}

const create = HttpClientRequest.post("http://127.0.0.1/v1/projects")
const json = HttpClientRequest.bodyJsonUnsafe(create, { name: "shop" })

/** Its type, and the text of its stream. */
const sentOnce = async ({ body }: HttpClientRequest.HttpClientRequest) => {
  assert(body._tag === "Raw" && body.body instanceof ReadableStream)
  return [body.contentType, await text(body.body)]
}

describe("the body of a request that may be sent once", () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it("a create is sent from Deno as a stream of the same bytes and type, and with an empty one where it has none", async () => {
    const { withSingleUse } = await loadWith("Deno")
    const patch = HttpClientRequest.setHeader(json, "content-type", "application/merge-patch+json")
    assert.deepStrictEqual(await sentOnce(withSingleUse(json)), ["application/json", "{\"name\":\"shop\"}"])
    assert.deepStrictEqual(await sentOnce(withSingleUse(patch)), [
      "application/merge-patch+json",
      "{\"name\":\"shop\"}"
    ])
    assert.deepStrictEqual(await sentOnce(withSingleUse(create)), [undefined, ""])
    // A stream of the program's own can be sent once as it is.
    const own = HttpClientRequest.setBody(create, HttpBody.raw(new Blob(["shop"]).stream()))
    assert.strictEqual(withSingleUse(own), own)
  })

  it("what may be repeated is sent from Deno as it is", async () => {
    const { withSingleUse } = await loadWith("Deno")
    for (const method of ["PUT", "DELETE", "GET"] as const) {
      const request = HttpClientRequest.setMethod(json, method)
      assert.strictEqual(withSingleUse(request), request)
    }
  })

  it("a create is sent from elsewhere as it is", async () => {
    const { withSingleUse } = await loadWith("Node")
    assert.strictEqual(withSingleUse(json), json)
    assert.strictEqual(withSingleUse(create), create)
  })
})
