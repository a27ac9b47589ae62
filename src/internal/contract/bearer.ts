/**
 * The bearer middleware itself. It is here and not in `Authorization`, so that a group does not bring the session along.
 */
import * as Context from "effect/Context"
import * as HttpApiMiddleware from "effect/http-api/HttpApiMiddleware"
import * as HttpApiSecurity from "effect/http-api/HttpApiSecurity"
import type * as Redacted from "effect/Redacted"
import type * as AuthError from "../../AuthError.ts"

export class Caller extends Context.Service<Caller, {
  readonly workspaceId: string
  readonly token: Redacted.Redacted<string>
}>()("effect-prisma-management/Authorization/Caller") {}

export class Authorization extends HttpApiMiddleware.Service<Authorization, {
  provides: Caller
  clientError: AuthError.AuthError
}>()("effect-prisma-management/Authorization", {
  requiredForClient: true,
  security: { bearer: HttpApiSecurity.bearer }
}) {}
