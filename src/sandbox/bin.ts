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
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { exports, quoted } from "./internal/server/environment.ts"
import { type User, usual } from "./internal/state/settings.ts"
import { type Client, type SandboxError, type Seed, serve, type Served, type ServeOptions } from "./SandboxServer.ts"

const help = `Usage: prisma-management-sandbox [options]

A local Prisma Management API and its authorization server: no account, no network.

Options:
  --port <number>        Where to listen on 127.0.0.1, any free port with 0 (default 4010)
  --token <text>         The token that it accepts (default: generated); one that is a JWT names the workspace
  --workspace <id>       The id of the workspace that is there from the start (default: generated)
  --token-ttl <seconds>  How long an access token of a login is good (default 3600)
  --refresh-token-ttl <seconds>
                         How long a refresh token is good (default 7776000: 90 days)
  --token-skew=<seconds> How far the clock that issues tokens is ahead of that of the API, or behind it (--token-skew=-60)
  --user <email>[,<name>]
                         Another user, with a workspace of their own; may be repeated. The first one is sandbox@example.com
  --auto-approve         Approve every login at once, without the page that asks
  --client <id>[,<secret>][,<redirect URI>...]
                         Register an application, which then logs in with this secret and to these URIs only; may be repeated.
                         Without a secret it is public, without a URI any loopback URL is one
  --strict-clients       Let only registered applications log in, as the real server does; without it every client id is
                         accepted as a public client
  --seed <file>          JSON with the projects to start with
  --data <file>          Keep the state in this file, for one sandbox at a time and for the next start; what is in it counts, and --seed does not
  --database-url <url>   A PostgreSQL to make the databases in, so that their connection strings work, for example
                         postgres://postgres@localhost:5432/{database}
  --tls                  Speak https, with a certificate for localhost, 127.0.0.1 and ::1 that is made at the start
  --tls-cert <file>      Speak https with this certificate and its chain (PEM); needs --tls-key
  --tls-key <file>       Its private key (PEM)
  --control              Offer /__sandbox/faults, clock, clients, logins, keys, reset and requests
  --help                 Show this
`

class UsageError extends Data.TaggedError("UsageError")<{ readonly message: string }> {}

/** A number for an option: what is wrong with it is said where options are read. */
const seconds = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : /^-?\d+$/.test(text) ? Number(text) : Number.NaN

/** `email[,name]`. */
const userOf = (text: string): User => {
  const comma = text.indexOf(",")
  return comma < 0 ? { email: text } : { email: text.slice(0, comma), name: text.slice(comma + 1).trim() }
}

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

const parse = Effect.try({
  try: () =>
    parseArgs({
      options: {
        "port": { type: "string", default: "4010" },
        "token": { type: "string" },
        "workspace": { type: "string" },
        "token-ttl": { type: "string" },
        "refresh-token-ttl": { type: "string" },
        "token-skew": { type: "string" },
        "user": { type: "string", multiple: true },
        "auto-approve": { type: "boolean" },
        "client": { type: "string", multiple: true },
        "strict-clients": { type: "boolean" },
        "seed": { type: "string" },
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
    tokenTtl: seconds(values["token-ttl"]),
    refreshTokenTtl: seconds(values["refresh-token-ttl"]),
    tokenSkew: seconds(values["token-skew"]),
    users: values.user?.map(userOf),
    token: values.token,
    workspace: values.workspace,
    autoApprove: values["auto-approve"] ?? false,
    clients: values.client === undefined ? undefined : yield* Effect.forEach(values.client, clientOf),
    strictClients: values["strict-clients"] ?? false,
    control: values.control ?? false,
    data: values.data,
    databaseUrl: values["database-url"],
    tls: yield* tlsOf(values),
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
                  an access token is good for ${options.tokenTtl ?? usual.tokenTtl} seconds)
  Documentation   ${url}/docs  ${url}/openapi.json
  Token           ${value}
  Workspace       ${workspaceId}
  Databases       ${databases}
  State           ${options.data ?? "in memory: gone when this ends"}${
    certificateAuthority === undefined ? "" : `\n  Certificate     ${certificateAuthority.file}`
  }${
    options.control === true
      ? `\n  Control         ${url}/__sandbox/faults clock clients logins keys reset requests`
      : ""
  }

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
