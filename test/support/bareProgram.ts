// Calls, which its other arguments name, on a platform that lacks what the first one names: prints what each fails with, as a line of JSON.

interface Failed {
  readonly name: string
  readonly field: string
  readonly message: string
}

const [path, ...named] = process.argv.slice(2) as [string, ...ReadonlyArray<string>]
const names = path.split(".")
const last = names.pop()!
const owner = names.reduce<object>((owner, name) => Reflect.get(owner, name), globalThis)
if (!(last in owner && Reflect.deleteProperty(owner, last))) throw new Error(`${path} cannot be taken away`)

// Not before: what a module looks at when it is loaded is gone too.
const { calls } = await import("./bareCalls.ts")

const failures: Record<string, Failed | string> = {}
for (const name of named) {
  failures[name] = await calls[name]!().then(
    () => "it did not fail",
    ({ message, name, reason }) => ({ name, message, field: `${reason._tag} ${reason.field}` })
  )
}
console.log(JSON.stringify(failures))
