/** How a command fails: with one line that says what to do, and an exit code that a script can act on. */
import { ApiError, AuthError, Deploy } from "effect-prisma-management"
import * as CliError from "effect/cli/CliError"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Runtime from "effect/Runtime"

/** 1: it failed. 2: the command line is wrong. 3: log in, then run it again. After Ctrl+C it is 130. */
class Failed extends Data.TaggedError("Failed")<{ readonly exitCode: 1 | 2 | 3 }> {
  override readonly [Runtime.errorExitCode] = this.exitCode
  override readonly [Runtime.errorReported] = false
}

/** What happened, and what to do. The errors of the package show no secrets. */
const line = (error: unknown): string => {
  if (AuthError.needsLogin(error)) return "You are not logged in. Run: acme login"
  if (AuthError.isAuthError(error) && error.reason._tag === "AuthServerUnavailable") {
    return `${error.message}. Check the network, then run it again.`
  }
  if (error instanceof Deploy.DeployError) return [error.message, ...error.log.map((text) => `  ${text}`)].join("\n")
  if (ApiError.isApiError(error)) {
    const { hint, message, requestId } = error
    return [message, hint, requestId && `(request ${requestId})`].filter(Boolean).join(" ")
  }
  return error instanceof Error ? error.message : String(error)
}

const end = (error: unknown): Effect.Effect<void, Failed> => {
  // The module has printed the help that belongs to it.
  if (CliError.isCliError(error) && error._tag === "ShowHelp") {
    return error.errors.length === 0 ? Effect.void : Effect.fail(new Failed({ exitCode: 2 }))
  }
  return Effect.andThen(
    Console.error(`acme: ${line(error)}`),
    Effect.fail(new Failed({ exitCode: AuthError.needsLogin(error) ? 3 : 1 }))
  )
}

export const reported = Effect.catch(end)
