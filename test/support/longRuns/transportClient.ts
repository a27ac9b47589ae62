// A long run over the transport in a process of its own: requests that end well, that break, that are left. Says as JSON what they left behind.
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as HttpBody from "effect/http/HttpBody"
import * as HttpClient from "effect/http/HttpClient"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Stream from "effect/Stream"
import * as NodeTransport from "../../../src/node/NodeTransport.ts"

const [url, total] = process.argv.slice(2) as [string, string]
const count = Number(total)

const warnings: Array<string> = []
process.on("warning", ({ name }) => warnings.push(name))

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 102.4) / 10
const turn = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)))

const memory = Effect.gen(function*() {
  // Answers that nobody read close their connections when they are collected.
  for (let time = 0; time < 5; time++) {
    globalThis.gc!()
    yield* turn
  }
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return { heap: megabytes(heapUsed), buffers: megabytes(arrayBuffers) }
})

const listeners = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name as "exit"), 0)
const resources = () => process.getActiveResourcesInfo().filter((name) => !/^(PipeWrap|Immediate)$/.test(name)).sort()

const get = (path: string) => HttpClient.get(url + path)
const left = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    for (let turns = 0; turns < 5; turns++) yield* turn
    yield* Fiber.interrupt(fiber)
  })
const text = (path: string) => Effect.flatMap(get(path), (response) => response.text)

const kinds: ReadonlyArray<Effect.Effect<unknown, unknown, HttpClient.HttpClient>> = [
  text("/small"),
  Effect.flatMap(get("/small"), (response) => response.json),
  text("/large"),
  text("/gzip"),
  Effect.flatMap(get("/large"), ({ stream }) => Stream.runDrain(stream)),
  Effect.flatMap(get("/flood"), ({ stream }) => Stream.runDrain(Stream.take(stream, 2))),
  get("/small"),
  get("/flood"),
  left(text("/stall")),
  left(get("/silent")),
  Effect.flip(text("/reset")),
  Effect.flatMap(
    HttpClient.post(`${url}/small`, { body: HttpBody.stream(Stream.make(new Uint8Array(1000))) }),
    (response) => response.text
  )
]

const runtime = ManagedRuntime.make(NodeTransport.layer)

const run = (calls: number) =>
  Effect.forEach(
    Array.from({ length: calls }, (_, index) => kinds[index % kinds.length]!),
    (kind) => kind,
    { concurrency: 8, discard: true }
  )

const program = Effect.gen(function*() {
  yield* run(count / 5)
  const before = { ...(yield* memory), listeners: listeners() }
  yield* run(count)
  return { before, after: { ...(yield* memory), listeners: listeners() } }
}).pipe(Effect.provideService(HttpClient.TracerDisabledWhen, () => true))

const idle = resources()
const result = await runtime.runPromise(Effect.mapError(program, (error) => new Error(Cause.pretty(Cause.fail(error)))))
await runtime.dispose()
for (let time = 0; time < 1000 && resources().length > idle.length; time++) await Effect.runPromise(turn)
console.log(JSON.stringify({ ...result, warnings, idle, left: resources() }))
