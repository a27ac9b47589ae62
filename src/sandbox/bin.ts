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
import * as Result from "effect/Result"
import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { contractVersion } from "../api/version.ts"
import { version } from "../internal/call/version.ts"
import { describe } from "../internal/failure/issues.ts"
import { names } from "./internal/control/routes.ts"
import * as command from "./internal/node/command.ts"
import { flags, help } from "./internal/node/help.ts"
import * as program from "./internal/node/program.ts"
import { repeatedFlag, unknownFlag } from "./internal/node/usage.ts"
import { exports, quoted, variables } from "./internal/server/environment.ts"
import * as journal from "./internal/state/journal.ts"
import { type User, usual } from "./internal/state/settings.ts"
import {
  type Client,
  type SandboxError,
  type Seed,
  serve,
  type Served,
  type ServeOptions,
  type Snapshot
} from "./SandboxServer.ts"

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

const hintOf = (error: SandboxError | command.CommandFailed): string =>
  error._tag === "CommandFailed"
    ? ""
    : error.reason === "AddressInUse"
    ? " Choose another --port, or use --port 0 for any free port."
    : becauseOf(error.cause)

const number = (name: string, text: string, least: number, most: number): Effect.Effect<number, UsageError> => {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most
    ? Effect.succeed(value)
    : Effect.fail(new UsageError({ message: `${name} must be a whole number from ${least} to ${most}.` }))
}

/** `--export-on-exit` without a file, as `parseArgs` can read it. */
const withExport = (args: ReadonlyArray<string>): Array<string> =>
  args.map((arg, index) =>
    arg === "--export-on-exit" && (args[index + 1]?.startsWith("-") ?? true) ? "--export-on-exit=" : arg
  )
/** The port of a service by the habit of hosts; that of a command is for the command. */
const portOf = (flag: string | undefined, isExec: boolean): Effect.Effect<number, UsageError> => {
  if (flag !== undefined) return number("--port", flag, 0, 65_535)
  if (isExec) return Effect.succeed(0)
  const variable = process.env["PORT"]
  return variable === undefined || variable === ""
    ? Effect.succeed(4010)
    : Effect.mapError(
      number("The variable PORT", variable, 0, 65_535),
      ({ message }) => new UsageError({ message: `${message} Unset it, or set --port.` })
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

const taken = {
  "port": { type: "string", short: "p" },
  "host": { type: "string" },
  "public-url": { type: "string" },
  "allow-host": { type: "string", multiple: true },
  "allow-origin": { type: "string", multiple: true },
  "trust-proxy": { type: "boolean" },
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
  "id-seed": { type: "string" },
  "import": { type: "string" },
  "export-on-exit": { type: "string" },
  "data": { type: "string" },
  "database-url": { type: "string" },
  "tls": { type: "boolean" },
  "tls-cert": { type: "string" },
  "tls-key": { type: "string" },
  "control": { type: "boolean" },
  "control-token": { type: "string" },
  "exit-with-stdin": { type: "boolean" },
  "json": { type: "boolean" },
  "version": { type: "boolean", short: "v" },
  "help": { type: "boolean", short: "h" }
} as const

const single = Object.entries(taken).flatMap(([name, flag]) =>
  flag.type === "string" && !("multiple" in flag) ? [name] : []
)

const parse = Effect.try({
  try: () => parseArgs({ args: withExport(given), allowPositionals: true, options: taken, tokens: true }),
  catch: misread
}).pipe(Effect.tap(({ tokens }) => {
  const repeated = repeatedFlag(tokens, single)
  return repeated === undefined ? Effect.void : Effect.fail(new UsageError({ message: repeated }))
}))

type Values = Effect.Success<typeof parse>["values"]

const usage = "`prisma-management-sandbox exec [options] -- <command>`"

/** The command of exec; undefined without exec. */
const commandOf = Effect.fnUntraced(function*(
  { positionals, values }: Effect.Success<typeof parse>
): Effect.fn.Return<ReadonlyArray<string> | undefined, UsageError> {
  const [first, ...others] = positionals
  if (first !== undefined && first !== "exec") {
    if (/^(start|serve|run)$/.test(first)) {
      return yield* new UsageError({
        message: `Unexpected argument '${first}': omit it. The sandbox starts without a subcommand.`
      })
    }
    return yield* new UsageError({
      message: `Unexpected argument '${first}'. The only subcommand is exec: ${usage}.`
    })
  }
  if (first === undefined) {
    return rest === undefined ? undefined : yield* new UsageError({
      message: `A command after \`--\` needs exec: ${usage}.`
    })
  }
  if (rest === undefined || rest.length === 0 || others.length > 0) {
    return yield* new UsageError({ message: `exec takes its command after \`--\`: ${usage}.` })
  }
  const unfit = (["json", "exit-with-stdin"] as const).find((name) => values[name] === true)
  return unfit === undefined ? rest : yield* new UsageError({
    message: `--${unfit} cannot be used with exec: the command owns standard input and output.`
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

const readSnapshot = Effect.fnUntraced(function*(path: string): Effect.fn.Return<Snapshot, UsageError> {
  const value = journal.read(yield* read("snapshot", path))
  if (value === undefined) return yield* new UsageError({ message: `The snapshot ${path} is not JSON.` })
  if (Result.isFailure(value)) {
    return yield* new UsageError({ message: `The snapshot ${path} is wrong at ${describe(value.failure)}.` })
  }
  // `serve` says what is wrong with it.
  return value.success as Snapshot
})

/** Where the snapshot of the end goes; undefined where nobody wants one. */
const exportOf = (
  { "export-on-exit": file, import: imported }: Values
): Effect.Effect<string | undefined, UsageError> =>
  file !== "" ? Effect.succeed(file) : imported !== undefined ? Effect.succeed(imported) : Effect.fail(
    new UsageError({ message: "--export-on-exit needs a file: give one, or use --import." })
  )

const tlsOf = Effect.fnUntraced(function*(
  { tls = false, "tls-cert": cert, "tls-key": key }: Values
): Effect.fn.Return<ServeOptions["tls"], UsageError> {
  if (cert === undefined && key === undefined) return tls
  if (cert === undefined || key === undefined) {
    return yield* new UsageError({ message: "--tls-cert and --tls-key go together: give both files, or neither." })
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
          `--client ${id}: the second part may be a secret or a redirect URI. Write \`${id},,<redirect URI>\` for a public client, or use a secret without a colon.`
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
    tokenTtl: seconds(values["token-ttl"]),
    refreshTokenTtl: seconds(values["refresh-token-ttl"]),
    tokenSkew: seconds(values["token-skew"]),
    users: values.user?.map(userOf),
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
    idSeed: values["id-seed"],
    import: values.import === undefined ? undefined : yield* readSnapshot(values.import),
    exportOnExit: yield* exportOf(values),
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
    ? "logins are approved automatically"
    : "a consent page asks about each login"
  const databases = typeof options.databaseUrl === "string"
    ? `in PostgreSQL at ${new URL(options.databaseUrl).host}`
    : "not reachable: their hosts never resolve (use --database-url)"
  return `Sandbox of the Prisma Management API, version ${version} (contract of ${contractVersion}).

  API             ${url}${localUrl === url ? "" : `  (from this machine ${localUrl})`}
  Authorization   ${url}  (client \`sandbox\`${
    options.strictClients === true ? "" : " or any other"
  }, no secret, with PKCE; ${logins};
                  access tokens last ${options.tokenTtl ?? usual.tokenTtl} seconds)
  Console         ${url}/  (open in a browser: live requests, and the state)
  Documentation   ${url}/docs  ${url}/openapi.json
  Token           ${value}
  Workspace       ${workspaceId}
  Databases       ${databases}
  State           ${options.data ?? "in memory: lost on exit"}${
    certificateAuthority === undefined ? "" : `\n  Certificate     ${certificateAuthority.file}`
  }${
    (options.control ?? options.controlToken !== undefined)
      ? `\n  Control         ${url}/__sandbox  (lists the control routes: ${
        [...names.controlled, ...names.always].join(" ")
      })`
      : ""
  }

Try it:
  curl ${certificateAuthority === undefined ? "" : `--cacert ${quoted(certificateAuthority.file)} `}-H ${
    quoted(`Authorization: Bearer ${value}`)
  } ${localUrl}/v1/workspaces

Stop it with Ctrl+C. To use it from another shell, paste this there:

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
    return yield* Effect.uninterruptible(
      Effect.map(command.run(asked, variables(placeOf(sandbox))), program.endWith)
    )
  }
  yield* Console.log(values.json === true ? ready(sandbox) : greeting(sandbox, options))
  return yield* values["exit-with-stdin"] === true ? program.endOfInput : Effect.never
}).pipe(
  Effect.scoped,
  // Standard output is for what a program reads: the line of `--json`, and all of a command's.
  Effect.provideService(Logger.LogToStderr, rest !== undefined || given.includes("--json")),
  Effect.catch((error) =>
    Console.error(error._tag === "UsageError" ? `${error.message}\nSee --help.` : error.message + hintOf(error)).pipe(
      Effect.andThen(Effect.sync(() => program.endWith(error._tag === "UsageError" ? 2 : 1)))
    )
  )
)

program.run(main)
