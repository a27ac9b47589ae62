/**
 * Token answers, callbacks and discovery documents, held to `oauth4webapi`: what it refuses and we accept, or the other way round, is in a list
 * with the reason. A difference that is not in it fails, and so does an entry that explains nothing any more.
 */
import { assert, describe, it } from "@effect/vitest"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as oauth from "oauth4webapi"
import { readCallback } from "../src/internal/oauth/callback.ts"
import { readMetadata } from "../src/internal/oauth/deviceGrant.ts"
import { fromAnswer } from "../src/internal/oauth/tokenResponse.ts"
import { type Random, random } from "./support/random.ts"

/** What a case may be made of: of each part one of these values, the first of which is as the RFCs have it. */
type Parts = { readonly [part: string]: ReadonlyArray<unknown> }

type Case = { readonly [part: string]: unknown }

/** What was understood, or that it was refused. */
type Verdict = { readonly accepted: object } | "refused"

interface Difference {
  readonly ours: "accepts" | "refuses"
  readonly of: (one: Case) => boolean
  readonly because: string
}

const absent = Symbol("absent")

/** The ordinary value in most cases, so that a case has few oddities. */
const combine = (parts: Parts, next: Random): Case =>
  Object.fromEntries(
    Object.entries(parts).map(([part, values]) => [part, next(7) > 0 ? values[0] : values[next(values.length)]])
  )

/** Each oddity alone. */
const oneByOne = (parts: Parts): ReadonlyArray<Case> => {
  const ordinary = Object.fromEntries(Object.entries(parts).map(([part, [value]]) => [part, value]))
  return Object.entries(parts).flatMap(([part, values]) => values.map((value) => ({ ...ordinary, [part]: value })))
}

const shown = (one: Case): string =>
  Object.entries(one).filter(([, value]) => value !== absent).map(([part, value]) =>
    `${part}: ${JSON.stringify(value)}`
  )
    .join(", ")

const compare = (what: string, options: {
  readonly parts: Parts
  readonly seed: number
  readonly ours: (one: Case) => Verdict
  readonly theirs: (one: Case) => Promise<Verdict>
  readonly differences: ReadonlyArray<Difference>
}) =>
  describe(what, () => {
    const next = random(options.seed)
    const generated = Array.from({ length: 200 }, () => combine(options.parts, next))

    it(`${what} mean the same to oauth4webapi, or there is a reason why not (seed ${options.seed})`, async () => {
      for (const one of [...oneByOne(options.parts), ...generated]) {
        const ours = options.ours(one)
        const theirs = await options.theirs(one)
        if (typeof ours === "object" && typeof theirs === "object") {
          assert.deepStrictEqual(ours, theirs, shown(one))
        } else if (ours !== theirs) {
          const way = ours === "refused" ? "refuses" : "accepts"
          const reasons = options.differences.filter((difference) => difference.ours === way && difference.of(one))
          assert.isAbove(reasons.length, 0, `ours ${way} without a reason: ${shown(one)}`)
        }
      }
    })

    for (const { because, of, ours } of options.differences) {
      it(`${what} differ still: ${because}`, async () => {
        let still = 0
        for (const one of [...oneByOne(options.parts), ...generated].filter(of)) {
          const refused = options.ours(one) === "refused"
          if (refused === (ours === "refuses") && refused !== (await options.theirs(one) === "refused")) still++
        }
        assert.isAbove(still, 0)
      })
    }
  })

const server: oauth.AuthorizationServer = {
  issuer: "https://auth.example",
  token_endpoint: "https://auth.example/token"
}
const client: oauth.Client = { client_id: "client" }

const refusedIfThrown = async (accepted: () => Promise<object>): Promise<Verdict> => {
  try {
    return { accepted: await accepted() }
  } catch (error) {
    assert.instanceOf(error, Error)
    return "refused"
  }
}

/** What is sent: as JSON, as a form, or something else that is in `body`. */
const bodyOf = ({ body, ...fields }: Case): string => {
  const there = Object.entries(fields).filter(([name, value]) => name !== "status" && value !== absent)
  if (body === "form") return new URLSearchParams(there.map(([name, value]) => [name, String(value)])).toString()
  return body === "JSON" ? JSON.stringify(Object.fromEntries(there)) : String(body)
}

const among = (part: string, ...values: ReadonlyArray<unknown>) => (one: Case): boolean =>
  values.some((value) => Object.is(value, one[part]))

const odd = { scopes: ["a"], object: {}, list: [] }

compare("token answers", {
  seed: 20_261_126,
  parts: {
    status: [200, 201, 302, 400, 401, 429, 503],
    body: ["JSON", "form", "[]", "\"text\"", "", "<html>", "{"],
    access_token: ["access", absent, null, "", 7, "1|a$b", "a==.b", "a b", "a\nb", "ä"],
    token_type: ["Bearer", "bearer", "BEARER", absent, null, "", 7, " bearer ", "DPoP", "mac"],
    expires_in: [3600, absent, 0, 3599.99, "3600", -1, "soon", "", null, true, odd.list, 1e306, 2 ** 53],
    refresh_token: ["refresh", absent, null, "", 7],
    scope: ["a b", absent, null, 7, odd.scopes],
    id_token: [absent, "junk", null, odd.object],
    error: [absent, "invalid_grant", "", null],
    error_description: [absent, "Gone", 7]
  },
  ours: (one) => {
    const result = fromAnswer({
      status: one["status"] as number,
      body: bodyOf(one),
      retryAfter: undefined,
      secrets: []
    })
    if (Result.isFailure(result)) return "refused"
    const { accessToken, refreshToken } = result.success
    return { accepted: { access: Redacted.value(accessToken), refresh: refreshToken && Redacted.value(refreshToken) } }
  },
  theirs: (one) =>
    refusedIfThrown(async () => {
      const response = new Response(bodyOf(one), {
        status: one["status"] as number,
        headers: { "content-type": "application/json" }
      })
      const tokens = await oauth.processRefreshTokenResponse(server, client, response)
      return { access: tokens.access_token, refresh: tokens.refresh_token }
    }),
  differences: [
    {
      ours: "accepts",
      of: among("status", 201),
      because:
        "RFC 6749 section 5.1 says 200, but tokens under another 2xx were issued all the same, and the code is spent."
    },
    {
      ours: "accepts",
      of: among("body", "form"),
      because: "Some servers answer in a form whatever is asked for. The code is spent."
    },
    {
      ours: "accepts",
      of: among("token_type", absent, null, "", 7),
      because: "A server that does not say a type issues bearer tokens: it was asked for nothing else."
    },
    {
      ours: "accepts",
      of: among("token_type", " bearer "),
      because: "Spaces around the type change nothing."
    },
    {
      ours: "accepts",
      of: among("expires_in", -1, "soon", "", null, true, odd.list),
      because: "The lifetime is optional (RFC 6749 section 5.1): one that is none is unknown, and costs no login."
    },
    {
      ours: "accepts",
      of: among("refresh_token", null, "", 7),
      because: "The refresh token is optional: one that is none was not issued, and the old one is kept."
    },
    {
      ours: "accepts",
      of: among("scope", null, 7, odd.scopes),
      because: "The scope is not used."
    },
    {
      ours: "accepts",
      of: among("id_token", "junk", null, odd.object),
      because: "This is OAuth without OpenID Connect: ID tokens are neither asked for nor used."
    },
    {
      ours: "refuses",
      of: among("access_token", "a b", "a\nb", "ä"),
      because: "No call could send such a token; it is told at the login and not at the first call."
    },
    {
      ours: "refuses",
      of: among("token_type", "DPoP"),
      because:
        "Calls prove no possession (RFC 9449); RFC 6749 section 7.1 forbids to use a token of a type that is not understood."
    }
  ]
})

const doubled = (value: string) => [value, value]

const twice = doubled("No")

/** Not there, though the server's metadata says that it will be. */
const promised = Symbol("absent, though promised")

const parametersOf = (parameters: Case): URLSearchParams =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === absent || value === promised ? [] : [value].flat().map((one) => [name, String(one)])
    )
  )

const state = "the-state"
const redirectUri = "https://app.example/callback"

compare("callbacks", {
  seed: 9207,
  parts: {
    iss: [
      "https://auth.example",
      absent,
      promised,
      "https://auth.example/",
      "https://AUTH.example",
      "https://evil.example",
      "",
      "auth.example",
      doubled("https://auth.example")
    ],
    state: [state, absent, "", "another", `${state} `, doubled(state)],
    error: [absent, "access_denied", "", doubled("access_denied")],
    error_description: [absent, "No", twice],
    code: ["the-code", absent, "", "a b+c", doubled("the-code")],
    response: [absent, "a.jwt", ""],
    id_token: [absent, "a.jwt"],
    token: [absent, "access"],
    session_state: [absent, "anything", doubled("anything")]
  },
  ours: (one) => {
    const code = readCallback({
      callbackUrl: `${redirectUri}?${parametersOf(one)}`,
      redirectUri,
      expectedState: state,
      issuer: server.issuer
    })
    return Result.isSuccess(code) ? { accepted: { code: code.success } } : "refused"
  },
  theirs: (one) =>
    refusedIfThrown(async () => {
      const as = { ...server, authorization_response_iss_parameter_supported: one["iss"] === promised }
      const parameters = oauth.validateAuthResponse(as, client, parametersOf(one), state)
      let code: string | null = null
      await oauth.authorizationCodeGrantRequest(as, client, oauth.None(), parameters, redirectUri, "v".repeat(43), {
        [oauth.customFetch]: async (_url, { body }) => {
          code = (body as URLSearchParams).get("code")
          return new Response()
        }
      })
      return { code }
    }),
  differences: [
    {
      ours: "accepts",
      of: among("iss", "https://auth.example/", "https://AUTH.example"),
      because:
        "RFC 9207 compares character by character; servers and their settings differ in a slash at the end, which is the same issuer."
    },
    {
      ours: "accepts",
      of: among("response", "a.jwt"),
      because:
        "Answers as JWTs are never asked for, and RFC 6749 section 4.1.2 has a client ignore parameters that it does not know."
    },
    {
      ours: "accepts",
      of: (one) => one["id_token"] !== absent || one["token"] !== absent,
      because:
        "The hybrid flow is never asked for: what it adds is ignored (RFC 6749 section 4.1.2), the code is exchanged with PKCE."
    },
    {
      ours: "accepts",
      of: among("iss", promised),
      because: "No metadata is read, so a missing iss is none that was promised."
    },
    {
      ours: "refuses",
      of: among("error_description", twice),
      because: "RFC 6749 section 3.1: no parameter may be there more than once."
    }
  ]
})

/** Where a device login would be begun, with the metadata of this answer. */
const deviceEndpoint = async (response: Response): Promise<string> => {
  const found = await oauth.processDiscoveryResponse(new URL(server.issuer), response)
  let asked: string | undefined
  const request = oauth.deviceAuthorizationRequest(found, client, oauth.None(), new URLSearchParams(), {
    [oauth.customFetch]: async (url) => {
      asked = url
      return Response.json({})
    }
  })
  await request
  return asked!
}

compare("discovery documents", {
  seed: 20_261_127,
  parts: {
    status: [200, 201, 302, 404, 429, 500],
    type: ["application/json", "application/json; charset=utf-8", "text/plain", "text/html"],
    body: ["JSON", "[]", "\"text\"", "", "<html>", "{"],
    issuer: [
      "https://auth.example",
      "https://auth.example/",
      "https://AUTH.example",
      "https://auth.example/tenant",
      "https://other.example",
      "http://auth.example",
      "",
      7,
      null,
      absent
    ],
    device_authorization_endpoint: [
      "https://auth.example/device",
      "https://elsewhere.example/device",
      "http://auth.example/device",
      "http://127.0.0.1:9/device",
      "https://user:password@auth.example/device",
      "javascript:alert(1)",
      "/device",
      "",
      7,
      null,
      absent
    ],
    token_endpoint: ["https://auth.example/token", 7, absent]
  },
  ours: ({ status, ...one }) => {
    const answer = readMetadata(
      { status: status as number, body: bodyOf(one), retryAfter: undefined, secrets: [] },
      server.issuer
    )
    return Result.isFailure(answer) ? "refused" : { accepted: { endpoint: answer.success } }
  },
  theirs: ({ status, type, ...one }) =>
    refusedIfThrown(async () => ({
      endpoint: await deviceEndpoint(
        new Response(bodyOf(one), { status: status as number, headers: { "content-type": type as string } })
      )
    })),
  differences: [
    {
      ours: "accepts",
      of: among("status", 201),
      because: "RFC 8414 section 3.2 says 200; the document says what it is, whichever success it comes with"
    },
    {
      ours: "accepts",
      of: among("device_authorization_endpoint", "http://127.0.0.1:9/device"),
      because: "a server of this machine, as the sandbox is, has no certificate; nothing leaves the machine"
    },
    {
      ours: "refuses",
      of: among("device_authorization_endpoint", "https://user:password@auth.example/device"),
      because: "a URL with a password in it sends a secret that nobody configured, and shows it in messages"
    }
  ]
})
