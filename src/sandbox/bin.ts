#!/usr/bin/env node
/**
 * The sandbox as a program: `prisma-management-sandbox --help`.
 *
 * @since 0.1.0
 */
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Logger from "effect/Logger"
import * as Redacted from "effect/Redacted"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { contractVersion } from "../api/version.ts"
import { version } from "../internal/call/version.ts"
import * as command from "./internal/node/command.ts"
import * as program from "./internal/node/program.ts"
import { unknownFlag } from "./internal/node/usage.ts"
import { exports, quoted, variables } from "./internal/server/environment.ts"
import { type Client, type SandboxError, type Seed, serve, type Served, type ServeOptions } from "./SandboxServer.ts"

const help = `Usage: prisma-management-sandbox [options]
       prisma-management-sandbox exec [options] -- <command>

A local Prisma Management API and its authorization server: no account, no network. With exec, a command
runs as long as the sandbox does, such as \`exec -- npm test\`: clients of the API in it find the sandbox by their variables.

Options:
  --port <number>        Where to listen, any free port with 0 (default: the variable PORT, else 4010; with exec any free port)
  --host <address>       Which address to listen on (default 127.0.0.1); 0.0.0.0 or :: listens for other machines and containers
  --public-url <url>     The URL that everybody calls it by, such as that of a proxy: the issuer and all links have it. Without
                         it they have the one that a request called
  --allow-host <name>    A name that it is called by, beside those of this machine: sandbox.example.com, *.example.com or *; may be repeated
  --allow-origin <origin>
                         Web pages that may call it, beside those of this machine: https://app.example.com or *; may be repeated
  --trust-proxy          Believe the Forwarded and X-Forwarded-Proto, -Host and -Port of a proxy before it
  --token <text>         The token that it accepts (default: generated); one that is a JWT names the workspace
  --workspace <id>       The id of the workspace that is there from the start (default: generated)
  --token-ttl <seconds>  How long an access token of a login is good (default 3600)
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
  --control              Offer /__sandbox/faults, clock, clients, reset and requests
  --control-token <text> Control it from elsewhere too: every request to /__sandbox then has to carry this as a bearer token
  --exit-with-stdin      End when standard input ends: for programs in other languages that start it
  --json                 Say where it is as one line of JSON: url, token, workspaceId, environment and more
  --version              Show the version, and that of the contract
  -h, --help             Show this

It ends with Ctrl+C, SIGTERM or SIGHUP. exec passes signals on, and ends as its command does.
`

/** All flags, as the help lists them. */
const flags = Array.from(help.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm), ([, name]) => name!)

class UsageError extends Data.TaggedError("UsageError")<{ readonly message: string }> {}

/** What the system said; other causes may quote what is in a file. */
const becauseOf = (cause: unknown): string => cause instanceof Error && "code" in cause ? ` (${cause.message})` : ""

const hintOf = (error: SandboxError | command.CommandFailed): string =>
  error._tag === "CommandFailed"
    ? ""
    : error.reason === "AddressInUse"
    ? " Name another --port, or any free one with --port 0."
    : becauseOf(error.cause)

const number = (name: string, text: string, least: number, most: number): Effect.Effect<number, UsageError> => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most
    ? Effect.succeed(value)
    : Effect.fail(new UsageError({ message: `${name} has to be a whole number from ${least} to ${most}.` }))
}

/** The port of a service by the habit of hosts; that of a command is for the command. */
const portOf = (flag: string | undefined, isExec: boolean): Effect.Effect<number, UsageError> => {
  if (flag !== undefined) return number("--port", flag, 0, 65_535)
  if (isExec) return Effect.succeed(0)
  const variable = process.env["PORT"]
  return variable === undefined || variable === ""
    ? Effect.succeed(4010)
    : Effect.mapError(
      number("The variable PORT", variable, 0, 65_535),
      ({ message }) => new UsageError({ message: `${message} Unset it, or name another --port.` })
    )
}

/** What a person wrote is wrong, as `parseArgs` says it; that knows no flag that is nearly the same. */
const misread = (cause: unknown): UsageError => {
  const message = cause instanceof Error ? cause.message : String(cause)
  const unknown = /^Unknown option '(-[^']+)'/.exec(message)?.[1]
  return new UsageError({ message: unknown === undefined ? message : unknownFlag(unknown, flags) })
}

/** Flags come before a `--`, the command after it. */
const split = process.argv.indexOf("--", 2)
const [given, rest] = split === -1
  ? [process.argv.slice(2), undefined]
  : [process.argv.slice(2, split), process.argv.slice(split + 1)]

const parse = Effect.try({
  try: () =>
    parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        "port": { type: "string" },
        "host": { type: "string" },
        "public-url": { type: "string" },
        "allow-host": { type: "string", multiple: true },
        "allow-origin": { type: "string", multiple: true },
        "trust-proxy": { type: "boolean" },
        "token": { type: "string" },
        "workspace": { type: "string" },
        "token-ttl": { type: "string", default: "3600" },
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
        "control-token": { type: "string" },
        "exit-with-stdin": { type: "boolean" },
        "json": { type: "boolean" },
        "version": { type: "boolean" },
        "help": { type: "boolean", short: "h" }
      }
    }),
  catch: misread
})

type Values = Effect.Success<typeof parse>["values"]

const usage = "`prisma-management-sandbox exec [options] -- <command>`"

/** The command of exec; undefined without exec. */
const commandOf = Effect.fnUntraced(function*(
  { positionals, values }: Effect.Success<typeof parse>
): Effect.fn.Return<ReadonlyArray<string> | undefined, UsageError> {
  const [first, ...others] = positionals
  if (first !== undefined && first !== "exec") {
    return yield* new UsageError({
      message: `Unexpected argument '${first}'. There are flags, and exec with a command: ${usage}.`
    })
  }
  if (first === undefined) {
    return rest === undefined ? undefined : yield* new UsageError({
      message: `What stands after \`--\` is for exec, which is missing: ${usage}.`
    })
  }
  if (rest === undefined || rest.length === 0 || others.length > 0) {
    return yield* new UsageError({ message: `exec takes its command after \`--\`: ${usage}.` })
  }
  const unfit = (["json", "exit-with-stdin"] as const).find((name) => values[name] === true)
  return unfit === undefined ? rest : yield* new UsageError({
    message: `--${unfit} is not for exec: its command has standard input and output.`
  })
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
  { tls = false, "tls-cert": cert, "tls-key": key }: Values
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
  values: Values,
  isExec: boolean
): Effect.fn.Return<ServeOptions, UsageError> {
  return {
    port: yield* portOf(values.port, isExec),
    host: values.host,
    publicUrl: values["public-url"],
    allowHosts: values["allow-host"],
    allowOrigins: values["allow-origin"],
    trustProxy: values["trust-proxy"] ?? false,
    tokenTtl: yield* number("--token-ttl", values["token-ttl"], 1, 86_400 * 365),
    token: values.token,
    workspace: values.workspace,
    autoApprove: values["auto-approve"] ?? false,
    clients: values.client === undefined ? undefined : yield* Effect.forEach(values.client, clientOf),
    strictClients: values["strict-clients"] ?? false,
    control: values.control,
    controlToken: values["control-token"],
    data: values.data,
    databaseUrl: values["database-url"],
    tls: yield* tlsOf(values),
    seed: values.seed === undefined ? undefined : yield* readSeed(values.seed)
  }
})

const placeOf = ({ certificateAuthority, token, url, workspaceId }: Served) => ({
  url,
  token: Redacted.value(token),
  workspaceId,
  certificate: certificateAuthority?.file
})

const greeting = (sandbox: Served, options: ServeOptions): string => {
  const { certificateAuthority, localUrl, token, url, workspaceId } = sandbox
  const value = Redacted.value(token)
  const logins = options.autoApprove === true
    ? "every login is approved at once"
    : "a page asks whether to allow a login"
  const databases = typeof options.databaseUrl === "string"
    ? `in PostgreSQL at ${new URL(options.databaseUrl).host}`
    : "nowhere: their hosts never resolve (--database-url)"
  return `The Prisma Management API, as a sandbox on this machine (version ${version}, contract of ${contractVersion}).

  API             ${url}${localUrl === url ? "" : `  (from this machine ${localUrl})`}
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
  }${
    (options.control ?? options.controlToken !== undefined)
      ? `\n  Control         ${url}/__sandbox/faults clock clients reset requests`
      : ""
  }

Try it:
  curl ${certificateAuthority === undefined ? "" : `--cacert ${quoted(certificateAuthority.file)} `}-H ${
    quoted(`Authorization: Bearer ${value}`)
  } ${localUrl}/v1/workspaces

Stop it with Ctrl+C. For the programs of another shell, paste there:

${exports(placeOf(sandbox))}`
}

/** The same for a program. */
const ready = (sandbox: Served): string => {
  const place = placeOf(sandbox)
  return JSON.stringify({
    ...place,
    localUrl: sandbox.localUrl,
    version,
    contract: contractVersion,
    environment: variables(place)
  })
}

const statusOf = (error: UsageError | SandboxError | command.CommandFailed): number => {
  if (error._tag === "CommandFailed") return error.status
  return error._tag === "UsageError" ? 2 : 1
}

/** What is wrong with an option is said as what is wrong with a flag. */
const asUsage = (error: SandboxError): SandboxError | UsageError =>
  error.reason === "OptionsInvalid" ? new UsageError({ message: error.message }) : error

const main = Effect.gen(function*() {
  const parsed = yield* parse
  const { values } = parsed
  if (values.help === true) return yield* Console.log(help)
  if (values.version === true) {
    return yield* Console.log(`prisma-management-sandbox ${version} (contract of ${contractVersion})`)
  }
  const asked = yield* commandOf(parsed)
  const options = yield* optionsOf(values, asked !== undefined)
  const sandbox = yield* Effect.mapError(serve(options), asUsage)
  if (asked !== undefined) {
    // A signal has interrupted this, perhaps: the status of the command is that of the program all the same.
    return yield* Effect.uninterruptible(Effect.map(command.run(asked, variables(placeOf(sandbox))), (status) => {
      process.exitCode = status
    }))
  }
  yield* Console.log(values.json === true ? ready(sandbox) : greeting(sandbox, options))
  return yield* values["exit-with-stdin"] === true ? program.endOfInput : Effect.never
}).pipe(
  Effect.scoped,
  // Standard output is for what a program reads: the line of `--json`, and all of a command's.
  Effect.provideService(Logger.LogToStderr, rest !== undefined || given.includes("--json")),
  Effect.catch((error) =>
    Console.error(error._tag === "UsageError" ? `${error.message}\nSee --help.` : error.message + hintOf(error)).pipe(
      Effect.andThen(Effect.sync(() => {
        process.exitCode = statusOf(error)
      }))
    )
  )
)

program.run(main)
