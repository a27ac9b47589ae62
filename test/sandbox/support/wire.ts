/** Raw calls to a sandbox by the contract's operation ids: what came back has to be what `openapi.json` says. */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type { Running } from "../../../src/sandbox/Sandbox.ts"
import { contract, type ContractOperation, isValid, operations, responsesOf } from "../../support/contract.ts"

export interface Call {
  readonly params?: { readonly [name: string]: string }
  readonly query?: { readonly [name: string]: string | number }
  readonly headers?: { readonly [name: string]: string }
  readonly body?: unknown
  /** `null` sends none. */
  readonly token?: string | null
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The parsed body; for NDJSON the parsed lines. */
  readonly body: any
}

const errorBody = contract.components!.schemas!.ErrorBody!

export const parse = (text: string, mediaType: string): unknown =>
  mediaType.startsWith("application/x-ndjson")
    ? text.trimEnd().split("\n").map((line) => JSON.parse(line))
    : text === ""
    ? undefined
    : JSON.parse(text)

/** Holds an answer against what the contract declares for the operation. */
export const check = (operation: ContractOperation, answer: Answer, mediaType: string): void => {
  const said = `${operation.id} ${answer.status} ${JSON.stringify(answer.body)}`
  const declared = responsesOf(operation).find(({ status }) => status === answer.status)
  if (declared === undefined) {
    assert.isAtLeast(answer.status, 400, said)
    assert.isTrue(isValid(errorBody, answer.body), said)
  } else if (declared.schema === undefined) {
    assert.isUndefined(answer.body, said)
  } else {
    assert.isTrue(mediaType.startsWith(declared.mediaType!), said)
    const bodies = declared.mediaType === "application/x-ndjson" ? answer.body : [answer.body]
    for (const body of bodies) assert.isTrue(isValid(declared.schema, body), said)
  }
}

const operation = (id: string): ContractOperation => {
  const found = operations.find((operation) => operation.id === id)
  if (found === undefined) throw new Error(`no operation ${id}`)
  return found
}

/** `look` sees every answer, before the next call. */
export const make = (sandbox: Running, look: (answer: Answer) => Promise<void> = () => Promise.resolve()) => {
  const used = new Set<string>()

  const call = (id: string, { body, headers, params, query, token }: Call = {}): Effect.Effect<Answer> =>
    Effect.promise(async (signal) => {
      const located = operation(id)
      const path = located.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params![name]!))
      const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]))
      const bearer = token === undefined ? Redacted.value(sandbox.token) : token
      const response = await fetch(`${sandbox.url}${path}${search.size === 0 ? "" : `?${search}`}`, {
        method: located.method.toUpperCase(),
        headers: {
          ...(bearer === null ? undefined : { authorization: `Bearer ${bearer}` }),
          ...(body === undefined ? undefined : { "content-type": "application/json" }),
          ...headers
        },
        ...(body === undefined ? undefined : { body: JSON.stringify(body) }),
        signal
      })
      const mediaType = response.headers.get("content-type") ?? ""
      const answer = {
        status: response.status,
        headers: response.headers,
        body: parse(await response.text(), mediaType)
      }
      check(located, answer, mediaType)
      if (response.ok) used.add(id)
      await look(answer)
      return answer
    })

  return {
    /** The ids of the operations that answered with success. */
    used,
    call,
    /** Calls, expects success, and gives the body. */
    ok: (id: string, options?: Call): Effect.Effect<any> =>
      Effect.map(call(id, options), ({ body, status }) => {
        assert.isBelow(status, 300, `${id} ${JSON.stringify(body)}`)
        return body
      }),
    /** Calls, expects to be refused with a hint, and gives the error. */
    refused: (status: number, id: string, options?: Call): Effect.Effect<Answer["body"]["error"]> =>
      Effect.map(call(id, options), (answer) => {
        const { error } = answer.body
        assert.strictEqual(answer.status, status, `${id} ${JSON.stringify(answer.body)}`)
        // The contract has no hint for these two.
        if (id !== "githubActions.exchangeToken" && error.code !== "app:already_exists") {
          assert.isNotEmpty(error.hint, `${id} ${JSON.stringify(answer.body)}`)
        }
        return error
      })
  }
}

export type Wire = ReturnType<typeof make>

export const idsOf = (page: { readonly data: ReadonlyArray<{ readonly id: string }> }): ReadonlyArray<string> =>
  page.data.map(({ id }) => id)
