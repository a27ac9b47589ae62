/** Keeps the state of a sandbox in each of the files that it is given, starts another one with the same file, and tells what became of it. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { Sandbox } from "../../../src/sandbox/index.ts"

const call = ({ token, url }: Sandbox.Served, init: RequestInit = {}) =>
  Effect.promise(async () => {
    const headers = { "authorization": `Bearer ${Redacted.value(token)}`, "content-type": "application/json" }
    const response = await fetch(`${url}/v1/projects`, { ...init, headers })
    return await response.json() as { data: Array<{ name: string }> }
  })

const create = (sandbox: Sandbox.Served, name: string) =>
  call(sandbox, { method: "POST", body: JSON.stringify({ name }) })

const use = Effect.fnUntraced(function*(data: string) {
  const serve = Sandbox.serve({ data })
  const refused = yield* Effect.scoped(Effect.gen(function*() {
    const sandbox = yield* serve
    yield* create(sandbox, "first")
    yield* create(sandbox, "a much longer name than the first one")
    return yield* Effect.map(Effect.flip(Effect.scoped(serve)), ({ reason }) => reason)
  }))
  yield* Effect.scoped(Effect.flatMap(serve, (sandbox) => create(sandbox, "3")))
  const { data: projects } = yield* Effect.scoped(Effect.flatMap(serve, call))
  return { refused, names: projects.map(({ name }) => name) }
})

console.log(JSON.stringify(await Effect.runPromise(Effect.forEach(process.argv.slice(2), use))))
