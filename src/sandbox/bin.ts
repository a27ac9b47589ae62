#!/usr/bin/env node
/**
 * The sandbox as a program: `prisma-management-sandbox --help`.
 *
 * @since 0.1.0
 */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { describe } from "../internal/failure/issues.ts"
import { exports, quoted } from "./internal/server/environment.ts"
import * as journal from "./internal/state/journal.ts"
import {
  type Client,
  type SandboxError,
  type Seed,
  serve,
  type Served,
  type ServeOptions,
  type Snapshot
} from "./SandboxServer.ts"

const help = `Usage: prisma-management-sandbox [options]

A local Prisma Management API and its authorization server: no account, no network.

Options:
  --port <number>        Where to listen on 127.0.0.1, any free port with 0 (default 4010)
  --token <text>         The token that it accepts (default: generated); one that is a JWT names the workspace
  --workspace <id>       The id of the workspace that is there from the start (default: generated)
  --token-ttl <seconds>  How long an access token of a login is good (default 3600)
  --auto-approve         Approve every login at once, without the page that asks
  --client <id>[,<secret>][,<redirect URI>...]
                         Register an application, which then logs in with this secret and to these URIs only; may be repeated.
                         Without a secret it is public, without a URI any loopback URL is one
  --strict-clients       Let only registered applications log in, as the real server does; without it every client id is
                         accepted as a public client
  --seed <file>          JSON with what to start with: projects, workspaces, and what is in them
  --id-seed <text>       Make the ids of what is created the same in every run with the same requests
  --data <file>          Keep the state in this file, for one sandbox at a time and for the next start; what is in it counts, and --seed and
                         --import do not
  --import <file>        Start with this snapshot; nothing is written back to it
  --export-on-exit [<file>]
                         Write a snapshot into this file at the end, or into that of --import
  --database-url <url>   A PostgreSQL to make the databases in, so that their connection strings work, for example
                         postgres://postgres@localhost:5432/{database}
  --tls                  Speak https, with a certificate for localhost, 127.0.0.1 and ::1 that is made at the start
  --tls-cert <file>      Speak https with this certificate and its chain (PEM); needs --tls-key
  --tls-key <file>       Its private key (PEM)
  --control              Offer /__sandbox/faults, clock, clients, snapshot, reset and requests
  --help                 Show this
`

class UsageError extends Data.TaggedError("UsageError")<{ readonly message: string }> {}

/** What the system said; other causes may quote what is in a file. */
const becauseOf = (cause: unknown): string => cause instanceof Error && "code" in cause ? ` (${cause.message})` : ""

const hintOf = (error: SandboxError): string =>
  error.reason === "AddressInUse" ? " Name another --port, or any free one with --port 0." : becauseOf(error.cause)

const number = (name: string, text: string, least: number, most: number): Effect.Effect<number, UsageError> => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most
    ? Effect.succeed(value)
    : Effect.fail(new UsageError({ message: `--${name} has to be a whole number from ${least} to ${most}.` }))
}

/** `--export-on-exit` without a file, as `parseArgs` can read it. */
const withExport = (args: ReadonlyArray<string>): Array<string> =>
  args.map((arg, index) =>
    arg === "--export-on-exit" && (args[index + 1]?.startsWith("-") ?? true) ? "--export-on-exit=" : arg
  )

const parse = Effect.try({
  try: () =>
    parseArgs({
      args: withExport(process.argv.slice(2)),
      options: {
        "port": { type: "string", default: "4010" },
        "token": { type: "string" },
        "workspace": { type: "string" },
        "token-ttl": { type: "string", default: "3600" },
        "auto-approve": { type: "boolean" },
        "client": { type: "string", multiple: true },
        "strict-clients": { type: "boolean" },
        "seed": { type: "string" },
        "id-seed": { type: "string" },
        "import": { type: "string" },
        "export-on-exit": { type: "string" },
        "data": { type: "string" },
        "database-url": { type: "string" },
        "tls": { type: "boolean" },
        "tls-cert": { type: "string" },
        "tls-key": { type: "string" },
        "control": { type: "boolean" },
        "help": { type: "boolean" }
      }
    }).values,
  catch: (cause) => new UsageError({ message: cause instanceof Error ? cause.message : String(cause) })
})

const read = (what: string, path: string): Effect.Effect<string, UsageError> =>
  Effect.tryPromise({
    try: () => readFile(path, "utf8"),
    catch: (cause) => new UsageError({ message: `The ${what} ${path} cannot be read.${becauseOf(cause)}` })
  })

const readSeed = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Seed, UsageError> {
  const text = yield* read("seed", path)
  return yield* Effect.try({
    // `serve` says what is wrong with it.
    try: () => JSON.parse(text) as Seed,
    catch: (cause) => new UsageError({ message: `The seed ${path} cannot be read as JSON: ${String(cause)}` })
  })
})

const readSnapshot = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Snapshot, UsageError> {
  const value = journal.read(yield* read("snapshot", path))
  if (value === undefined) return yield* new UsageError({ message: `The snapshot ${path} is no JSON.` })
  if (Result.isFailure(value)) {
    return yield* new UsageError({ message: `The snapshot ${path} is wrong at ${describe(value.failure)}.` })
  }
  // `serve` says what is wrong with it.
  return value.success as Snapshot
})

/** Where the snapshot of the end goes; undefined where nobody wants one. */
const exportOf = (
  { "export-on-exit": file, import: imported }: Effect.Success<typeof parse>
): Effect.Effect<string | undefined, UsageError> =>
  file !== "" ? Effect.succeed(file) : imported !== undefined ? Effect.succeed(imported) : Effect.fail(
    new UsageError({ message: "--export-on-exit has no file to write: name one, or that of --import." })
  )

const tlsOf = Effect.fnUntraced(function*(
  { tls = false, "tls-cert": cert, "tls-key": key }: Effect.Success<typeof parse>
): Effect.fn.Return<ServeOptions["tls"], UsageError> {
  if (cert === undefined && key === undefined) return tls
  if (cert === undefined || key === undefined) {
    return yield* new UsageError({ message: "--tls-cert and --tls-key go together: name both files, or neither." })
  }
  return { cert: yield* read("certificate", cert), key: Redacted.make(yield* read("key", key)) }
})
/** `id[,secret][,redirect URI...]`. Where the second could be either, nothing is guessed: an empty one says that there is no secret. */
const clientOf = (text: string): Effect.Effect<Client, UsageError> => {
  const [id = "", ...rest] = text.split(",")
  const [second = "", ...others] = rest
  const isUri = /^https?:\/\//.test(second)
  if (!isUri && second.includes(":")) {
    return Effect.fail(
      new UsageError({
        message:
          `--client ${id}: the second of its parts may be a secret or a redirect URI. Write \`${id},,<redirect URI>\` for a public client, or choose a secret without a colon.`
      })
    )
  }
  const redirectUris = isUri ? rest : others
  return Effect.succeed({
    id,
    ...isUri || second === "" ? undefined : { secret: second },
    ...redirectUris.length === 0 ? undefined : { redirectUris }
  })
}

const optionsOf = Effect.fnUntraced(function*(
  values: Effect.Success<typeof parse>
): Effect.fn.Return<ServeOptions, UsageError> {
  return {
    port: yield* number("port", values.port, 0, 65_535),
    tokenTtl: yield* number("token-ttl", values["token-ttl"], 1, 86_400 * 365),
    token: values.token,
    workspace: values.workspace,
    autoApprove: values["auto-approve"] ?? false,
    clients: values.client === undefined ? undefined : yield* Effect.forEach(values.client, clientOf),
    strictClients: values["strict-clients"] ?? false,
    control: values.control ?? false,
    data: values.data,
    databaseUrl: values["database-url"],
    tls: yield* tlsOf(values),
    idSeed: values["id-seed"],
    import: values.import === undefined ? undefined : yield* readSnapshot(values.import),
    exportOnExit: yield* exportOf(values),
    seed: values.seed === undefined ? undefined : yield* readSeed(values.seed)
  }
})

const greeting = ({ certificateAuthority, token, url, workspaceId }: Served, options: ServeOptions): string => {
  const value = Redacted.value(token)
  const logins = options.autoApprove === true
    ? "every login is approved at once"
    : "a page asks whether to allow a login"
  const databases = typeof options.databaseUrl === "string"
    ? `in PostgreSQL at ${new URL(options.databaseUrl).host}`
    : "nowhere: their hosts never resolve (--database-url)"
  return `The Prisma Management API, as a sandbox on this machine.

  API             ${url}
  Authorization   ${url}  (client \`sandbox\`${
    options.strictClients === true ? "" : " or any other"
  } without a secret, PKCE; ${logins};
                  an access token is good for ${options.tokenTtl} seconds)
  Documentation   ${url}/docs  ${url}/openapi.json
  Token           ${value}
  Workspace       ${workspaceId}
  Databases       ${databases}
  State           ${options.data ?? "in memory: gone when this ends"}${
    certificateAuthority === undefined ? "" : `\n  Certificate     ${certificateAuthority.file}`
  }${options.control === true ? `\n  Control         ${url}/__sandbox/faults clock clients reset requests` : ""}

Try it:
  curl ${certificateAuthority === undefined ? "" : `--cacert ${quoted(certificateAuthority.file)} `}-H ${
    quoted(`Authorization: Bearer ${value}`)
  } ${url}/v1/workspaces

Stop it with Ctrl+C. For the programs of another shell, paste there:

${exports({ url, token: value, workspaceId, certificate: certificateAuthority?.file })}`
}

/** What is wrong with an option is said as what is wrong with a flag. */
const asUsage = (error: SandboxError): SandboxError | UsageError =>
  error.reason === "OptionsInvalid" ? new UsageError({ message: error.message }) : error

const main = Effect.gen(function*() {
  const values = yield* parse
  if (values.help === true) return yield* Console.log(help)
  const options = yield* optionsOf(values)
  const sandbox = yield* Effect.mapError(serve(options), asUsage)
  yield* Console.log(greeting(sandbox, options))
  return yield* Effect.never
}).pipe(
  Effect.scoped,
  Effect.catch((error) =>
    Console.error(error._tag === "UsageError" ? `${error.message}\nSee --help.` : error.message + hintOf(error)).pipe(
      Effect.andThen(Effect.sync(() => {
        process.exitCode = error._tag === "UsageError" ? 2 : 1
      }))
    )
  )
)

NodeRuntime.runMain(main)
