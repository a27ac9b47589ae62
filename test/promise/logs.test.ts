/** Logs of the Promise entry: each line once, whatever happens to the connections that bring them. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as ApiError from "../../src/ApiError.ts"
import * as Logs from "../../src/Logs.ts"
import { createManagementApiClient, logs, LogsFailed } from "../../src/promise/index.ts"
import * as LogServer from "../support/LogServer.ts"
import { random } from "../support/random.ts"
import { caught, clientOf, fetchError, test } from "./support/ours.ts"
import { type Answer, inOrder, json, lost, onClock, passing, refusal, scripted, silent } from "./support/scripted.ts"

const seed = Number(process.env["LOGS_SEED"] ?? 4)

const buildLine = (index: number, text = `line ${index}`) =>
  ({ type: "log", text, level: "info", source: "stdout", cursor: String(index) }) as const

const line = (byteStart: number, text: string) =>
  ({ type: "log", text, byteStart, byteEnd: byteStart + Buffer.byteLength(text) }) as const

const terminal = (kind: "end" | "error", fields: { readonly [name: string]: unknown } = {}) =>
  ({ type: "terminal", kind, code: "", message: "", retryable: false, cursor: null, ...fields }) as const

const text = (records: Iterable<unknown>): string =>
  Array.from(records, (record) => JSON.stringify(record) + "\n").join("")

/** A body that comes in chunks, and then ends as it is told to. */
const body = (
  chunks: Iterable<Uint8Array | string>,
  end: "ends" | "breaks" | "stays open",
  signal?: AbortSignal
): Response => {
  const encoder = new TextEncoder()
  const left = Array.from(chunks, (chunk) => typeof chunk === "string" ? encoder.encode(chunk) : chunk)
  return new Response(
    new ReadableStream<Uint8Array>({
      start: (controller) => signal?.addEventListener("abort", () => controller.error(signal.reason), { once: true }),
      pull: (controller) => {
        const next = left.shift()
        if (next !== undefined) return controller.enqueue(next)
        if (end === "ends") controller.close()
        if (end === "breaks") controller.error(new TypeError("terminated"))
        return end === "stays open" ? new Promise<void>(() => {}) : undefined
      }
    }, { highWaterMark: 0 }),
    { headers: { "content-type": "application/x-ndjson" } }
  )
}

const records = (...records: ReadonlyArray<unknown>): Answer => () => body([text(records)], "ends")

const breaking = (...records: ReadonlyArray<unknown>): Answer => () => body([text(records)], "breaks")

const hanging = (...records: ReadonlyArray<unknown>): Answer => ({ signal }) =>
  body([text(records)], "stays open", signal)

/** The texts that came, and what the loop ended with. */
const walked = async (lines: AsyncIterable<{ readonly text: string }>) => {
  const texts: Array<string> = []
  try {
    for await (const { text } of lines) texts.push(text)
    return { texts, error: undefined }
  } catch (error) {
    return { texts, error }
  }
}

const cursors = (asked: ReadonlyArray<{ readonly query: { readonly [name: string]: string } }>) =>
  asked.map(({ query }) => query["cursor"])

describe("the log of a build", () => {
  onClock("the log of a build comes line by line, until it ends", async () => {
    const { asked, client } = scripted(records(buildLine(1), buildLine(2), terminal("end", { cursor: "2" })))
    assert.deepStrictEqual(await passing(walked(logs.build(client, "bld_1"))), {
      texts: ["line 1", "line 2"],
      error: undefined
    })
    assert.deepStrictEqual(asked.map(({ path, query }) => [path, query]), [
      ["/v1/builds/bld_1/logs", { follow: "true" }]
    ])
  })

  onClock("the log of a build begins after a line of an earlier run", async () => {
    const { asked, client } = scripted(records(terminal("end")))
    await passing(walked(logs.build(client, "bld_1", { from: "7" })))
    assert.deepStrictEqual(cursors(asked), ["7"])
  })

  onClock(
    "the log of a build that goes on is asked for again, after pauses that begin anew with each line",
    async () => {
      const { client, pauses } = scripted(inOrder(
        records(buildLine(1), terminal("end", { cursor: "1", retryable: true })),
        records(terminal("end", { cursor: "1", retryable: true })),
        records(buildLine(2), terminal("end", { cursor: "2", retryable: true })),
        records(terminal("end"))
      ))
      assert.deepStrictEqual((await passing(walked(logs.build(client, "b")))).texts, ["line 1", "line 2"])
      assert.deepStrictEqual(pauses(), [250, 500, 250])
    }
  )

  onClock("the log of a build that failed rejects with LogsFailed, after its last line", async () => {
    const end = terminal("error", { code: "build_failed", message: "It did not compile.", details: { step: "tsc" } })
    const { asked, client } = scripted(records(buildLine(1), end))
    const { error, texts } = await passing(walked(logs.build(client, "b")))
    assert.deepStrictEqual(texts, ["line 1"])
    assert.instanceOf(error, LogsFailed)
    assert.strictEqual(LogsFailed, Logs.LogsFailed)
    const { code, cursor, details, message, retryable } = error
    assert.deepStrictEqual({ code, cursor, details, message, retryable }, {
      code: "build_failed",
      cursor: "1",
      details: { step: "tsc" },
      message: "It did not compile.",
      retryable: false
    })
    assert.lengthOf(asked, 1)
  })

  onClock("kinds of records that nobody knows yet, blank lines and half characters do no harm", async () => {
    const bytes = new TextEncoder().encode(
      `\n${text([{ type: "progress", percent: 7 }, buildLine(1, "größe 🚀")])}  \n\n${JSON.stringify(terminal("end"))}`
    )
    const { client } = scripted(() => body(Array.from(bytes, (byte) => new Uint8Array([byte])), "ends"))
    assert.deepStrictEqual(await passing(walked(logs.build(client, "b"))), { texts: ["größe 🚀"], error: undefined })
  })

  onClock("of a line that is too long the middle is left out", async () => {
    const { client } = scripted(records(buildLine(1, "x".repeat(3 * 1024 * 1024)), buildLine(2), terminal("end")))
    const { texts: [long, next] } = await passing(walked(logs.build(client, "b")))
    assert.isBelow(long!.length, 40_000)
    assert.match(long!, /^x+ \[[\d,]+ bytes of this line were omitted\] x+$/)
    assert.strictEqual(next, "line 2")
  })
})

describe("connections that break", () => {
  onClock(
    `a build whose connections are cut at a random byte, 200 times, brings each line once and in order (LOGS_SEED=${seed})`,
    async () => {
      const next = random(seed)
      const lines = Array.from(
        { length: 1000 },
        (_, index) => buildLine(index + 1, `${index} ${"ü€😀.\n".repeat(next(12))}`)
      )
      let cuts = 200
      const { asked, client } = scripted((request) => {
        const cursor = Number(new URL(request.url).searchParams.get("cursor") ?? 0)
        const bytes = new TextEncoder().encode(text([...lines.slice(cursor), terminal("end", { cursor: "1000" })]))
        if (cuts-- <= 0) return body([bytes], "ends")
        const at = next(1200)
        if (at === 0) return lost()
        const middle = next(at)
        // A side that says in the middle of a line that it is done, and a connection that is reset.
        return body([bytes.subarray(0, middle), bytes.subarray(middle, at)], next(2) === 0 ? "ends" : "breaks")
      })
      const { error, texts } = await passing(walked(logs.build(client, "bld_1")))
      assert.isUndefined(error)
      assert.deepStrictEqual(texts, lines.map(({ text }) => text))
      assert.lengthOf(asked, 201)
    }
  )

  onClock("a deployment whose pages are cut in the middle of a line brings no byte twice", async () => {
    const { asked, client } = scripted(inOrder(
      breaking(line(0, "one\n"), line(4, "two\n")),
      records(line(6, "o\nthree ü\n"), terminal("end", { cursor: "17" }))
    ))
    const lines: Array<unknown> = []
    const walk = async () => {
      for await (const each of logs.deployment(client, "cpv_1", { fromStart: true })) lines.push(each)
    }
    await passing(walk())
    assert.deepStrictEqual(lines, [line(0, "one\n"), line(4, "two\n"), line(8, "three ü\n")])
    assert.deepStrictEqual(asked.map(({ query }) => query), [{ from_start: "true" }, { cursor: "8" }])
  })

  onClock("a log breaks ten times without a line before it rejects, with longer and longer pauses", async () => {
    const { client, pauses } = scripted(inOrder(breaking(buildLine(1)), () => lost()))
    const { error, texts } = await passing(walked(logs.build(client, "b")))
    assert.deepStrictEqual(texts, ["line 1"])
    assert.propertyVal(error, "_tag", "FetchError")
    assert.deepStrictEqual(pauses(), [250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000])
  })

  onClock("an answer that ends without saying how is asked for again, and is what the log ends with", async () => {
    const { asked, client } = scripted(inOrder(records(buildLine(1)), records()))
    const { error } = await passing(walked(logs.build(client, "b")))
    assert.instanceOf(error, LogsFailed)
    assert.deepStrictEqual([error.code, error.cursor, error.retryable], ["unterminated", "1", true])
    assert.lengthOf(asked, 11)
  })

  onClock("an error that the API calls retryable is asked for again", async () => {
    const { asked, client } = scripted(inOrder(
      records(buildLine(1), terminal("error", { code: "later", message: "Later.", retryable: true, cursor: "1" })),
      records(buildLine(2), terminal("end"))
    ))
    assert.deepStrictEqual((await passing(walked(logs.build(client, "b")))).texts, ["line 1", "line 2"])
    assert.deepStrictEqual(cursors(asked), [undefined, "1"])
  })

  onClock(
    "a log that is refused rejects with the error class of its status; a client that retries asks again",
    async () => {
      const answers = inOrder(breaking(buildLine(1)), () => refusal(503), records(buildLine(2), terminal("end")))
      const { error, texts } = await passing(walked(logs.build(scripted(answers).client, "b")))
      assert.deepStrictEqual(texts, ["line 1"])
      assert.instanceOf(error, ApiError.ServiceUnavailable)
      assert.deepStrictEqual(await passing(walked(logs.build(scripted(answers, { retries: true }).client, "b"))), {
        texts: ["line 1", "line 2"],
        error: undefined
      })
    }
  )

  const broken = {
    "no JSON": "<html>\n",
    "a number": "7\n",
    "a record without a type": "{}\n",
    "a line without a cursor": text([{ type: "log", text: "x" }]),
    "a line without a text": text([{ type: "log", cursor: "1" }]),
    "an end without a kind": text([{ type: "terminal", code: "", message: "", retryable: false, cursor: null }])
  }
  for (const [name, said] of Object.entries(broken)) {
    onClock(`an answer that is no log rejects with a FetchError, after the lines before it: ${name}`, async () => {
      const { asked, client } = scripted(() => body([text([buildLine(1)]), said], "ends"))
      const { error, texts } = await passing(walked(logs.build(client, "b")))
      assert.deepStrictEqual(texts, ["line 1"])
      assert.propertyVal((error as { readonly reason: unknown }).reason, "_tag", "InvalidResponse")
      assert.lengthOf(asked, 1)
    })
  }
})

describe("a log that is silent", () => {
  onClock("a log that is silent for a minute is asked for again at once, however often", async () => {
    const { asked, client, times } = scripted(inOrder(
      hanging(buildLine(1)),
      ...Array.from({ length: 30 }, () => hanging()),
      records(buildLine(2), terminal("end"))
    ))
    assert.deepStrictEqual(await passing(walked(logs.build(client, "b"))), {
      texts: ["line 1", "line 2"],
      error: undefined
    })
    assert.deepStrictEqual(times(), Array.from({ length: 32 }, (_, index) => index * 60_000))
    assert.isTrue(asked.slice(0, -1).every(({ signal }) => signal.aborted))
  })

  onClock("a blank counts as life, and another limit may be set", async () => {
    const { asked, client } = scripted((request, index) => {
      if (index > 0) return body([text([terminal("end")])], "ends")
      let blanks = 0
      return new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) =>
            request.signal.addEventListener("abort", () => controller.error(request.signal.reason), { once: true }),
          pull: (controller) =>
            blanks++ < 5
              ? new Promise<void>((resolve) =>
                setTimeout(() => {
                  controller.enqueue(new TextEncoder().encode(" "))
                  resolve()
                }, 4000)
              )
              : new Promise<void>(() => {})
        }, { highWaterMark: 0 })
      )
    })
    await passing(walked(logs.build(client, "b", { silence: 5000 })))
    assert.deepStrictEqual(asked.map(({ at }) => at), [0, 25_000])
  })

  onClock("a page that is silent in the middle is a failure, for nothing is to come", async () => {
    const { client, pauses } = scripted(inOrder(hanging(line(0, "a")), records(line(1, "b"), terminal("end"))))
    const { texts } = await passing(walked(logs.deployment(client, "d")))
    assert.deepStrictEqual(texts, ["a", "b"])
    assert.deepStrictEqual(pauses(), [60_250])
  })

  onClock("a server that does not answer at all is asked ten times more", async () => {
    const { asked, client } = scripted(silent)
    const { error } = await passing(walked(logs.build(client, "b")))
    assert.deepInclude(error, { message: "/v1/builds/{buildId}/logs was silent for 60 s" })
    assert.lengthOf(asked, 11)
  })

  onClock("a loop that takes its time is not silence", async () => {
    const { asked, client } = scripted(() =>
      body(
        Array.from({ length: 3 }, (_, index) => text([buildLine(index + 1)])).concat(text([terminal("end")])),
        "ends"
      )
    )
    const walk = async () => {
      for await (const _ of logs.build(client, "b")) await new Promise((resolve) => setTimeout(resolve, 600_000))
    }
    await passing(walk())
    assert.lengthOf(asked, 1)
  })

  onClock("the time limit of a client cuts a log that is followed, which goes on", async () => {
    let index = 0
    const { client } = scripted(() => {
      const isLast = ++index === 30
      const controller = new AbortController()
      setTimeout(() => controller.abort(new DOMException("timeout", "TimeoutError")), isLast ? 1 : 30_000)
      return isLast ? body([text([terminal("end")])], "ends") : body([], "stays open", controller.signal)
    })
    assert.deepStrictEqual(await passing(walked(logs.build(client, "b"))), { texts: [], error: undefined })
    await passing(new Promise((resolve) => setTimeout(resolve, 10)))
  })

  for (const silence of [0, -1, Number.NaN, "1 minute"]) {
    test(`a limit of silence that is none asks for nothing: ${silence}`, async (world) => {
      const error = await fetchError(logs.build(clientOf(world), "b", { silence: silence as number }).next())
      assert.include(error.message, "silence: Expected milliseconds, more than 0")
      assert.lengthOf(world.server.requests, 0)
    })
  }
})

describe("the log of a deployment", () => {
  onClock("the log of a deployment ends with what is there", async () => {
    const { asked, client } = scripted(records(line(0, "a\n"), terminal("end", { cursor: "2", retryable: true })))
    assert.deepStrictEqual((await passing(walked(logs.deployment(client, "d", { tail: 7 })))).texts, ["a\n"])
    assert.deepStrictEqual(asked.map(({ query }) => query), [{ tail: "7" }])
  })

  onClock("the log of a deployment is followed page by page, until there is no next one", async () => {
    const { asked, client, pauses } = scripted(inOrder(
      records(line(0, "a"), terminal("end", { cursor: "1" })),
      records(terminal("end", { cursor: "1" })),
      records(terminal("end", { cursor: "1" })),
      records(line(1, "b"), terminal("end", { cursor: "2" })),
      records(terminal("end"))
    ))
    assert.deepStrictEqual((await passing(walked(logs.deployment(client, "d", { follow: true })))).texts, ["a", "b"])
    assert.deepStrictEqual(cursors(asked), [undefined, "1", "1", "1", "2"])
    assert.deepStrictEqual(pauses(), [250, 500, 1000, 250])
  })

  onClock("the log of a deployment begins at a byte", async () => {
    const { asked, client } = scripted(records(line(4, "56789"), terminal("end")))
    assert.deepStrictEqual((await passing(walked(logs.deployment(client, "d", { from: 6 })))).texts, ["789"])
    assert.deepStrictEqual(cursors(asked), ["6"])
  })
})

describe("the end of the program's interest", () => {
  onClock("break closes the connection", async () => {
    const { asked, client } = scripted(hanging(buildLine(1), buildLine(2)))
    const walk = async () => {
      for await (const { text } of logs.build(client, "b")) return text
      return "nothing"
    }
    assert.strictEqual(await passing(walk()), "line 1")
    assert.lengthOf(asked, 1)
  })

  onClock("the signal ends a log with its reason: while it is silent, in a pause, and between two lines", async () => {
    const ends: ReadonlyArray<readonly [Answer, number]> = [
      [hanging(buildLine(1)), 1],
      [inOrder(breaking(buildLine(1)), silent), 1],
      [silent, 0],
      [() => lost(), 0]
    ]
    for (const [answer, lines] of ends) {
      const controller = new AbortController()
      const { client } = scripted(answer)
      setTimeout(() => controller.abort("enough"), 100)
      const walk = await passing(walked(logs.build(client, "b", { signal: controller.signal })))
      assert.deepStrictEqual([walk.texts.length, walk.error], [lines, "enough"])
    }
    const { client } = scripted(records(buildLine(1), buildLine(2), terminal("end")))
    const controller = new AbortController()
    const walk = async () => {
      for await (const _ of logs.build(client, "b", { signal: controller.signal })) controller.abort("enough")
    }
    assert.strictEqual(await passing(caught(walk())), "enough")
  })
})

describe("over a socket", () => {
  it.live("a log over a socket that is cut three times brings each line once, and break closes the socket", () =>
    Effect.gen(function*() {
      const lines = Array.from({ length: 50 }, (_, index) => buildLine(index + 1))
      const server = yield* LogServer.make
      server.answerWith((query) => ({ records: lines.slice(Number(query.get("cursor") ?? 0)), isOpen: true }))
      server.cutNext({ times: 3, within: 1200, seed })
      const client = createManagementApiClient({ baseUrl: server.url })
      const closed = server.closed()
      const seen: Array<string> = []
      yield* Effect.promise(async () => {
        for await (const { text } of logs.build(client, "bld_1")) {
          seen.push(text)
          if (seen.length === lines.length) break
        }
        await closed
      })
      assert.deepStrictEqual(seen, lines.map(({ text }) => text))
      assert.strictEqual(server.cutsLeft(), 0)
    }))

  it.live("a log over a socket is read only as fast as the loop goes", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      const flood = function*() {
        for (let index = 1; index < 100_000; index++) yield buildLine(index, "x".repeat(1000))
      }
      server.answerWith(() => ({ records: flood() }))
      const client = createManagementApiClient({ baseUrl: server.url })
      yield* Effect.promise(async () => {
        const iterator = logs.build(client, "bld_1")
        await iterator.next()
        for (let turn = 0; turn < 2000; turn++) await new Promise((resolve) => setImmediate(resolve))
        assert.isBelow(server.written(), 50 * 1024 * 1024)
        await iterator.return()
      })
    }))

  it.live("two logs of one client do not know of each other", () =>
    Effect.gen(function*() {
      const server = yield* LogServer.make
      server.answerWith(() => ({ records: [buildLine(1), buildLine(2), terminal("end")] }))
      const client = createManagementApiClient({ baseUrl: server.url })
      const both = yield* Effect.promise(() =>
        Promise.all([walked(logs.build(client, "a")), walked(logs.build(client, "b"))])
      )
      assert.deepStrictEqual(both.map(({ texts }) => texts), [["line 1", "line 2"], ["line 1", "line 2"]])
    }))
})

onClock("a log whose id is none asks for nothing", async () => {
  const { asked, client } = scripted(() => json({}))
  const { error } = await passing(walked(logs.deployment(client, "..")))
  assert.include((error as Error).message, "params.path.deploymentId")
  assert.lengthOf(asked, 0)
})
