/** Failures of every kind, each with all that it can say and with as little as it can. */
import * as Duration from "effect/Duration"
import * as ApiError from "../../src/ApiError.ts"
import * as AuthError from "../../src/AuthError.ts"
import { FetchError, type FetchErrorReason } from "../../src/FetchError.ts"
import { storageFailed } from "../../src/internal/failure/authErrors.ts"
import * as FetchErrors from "../../src/internal/failure/fetchErrors.ts"

/** As little as an error says that the API answered with. */
export const little = {
  message: "It cannot be done",
  code: "",
  hint: undefined,
  retryAfter: undefined,
  requestId: undefined,
  details: {},
  body: ""
}

const much: ApiError.ApiErrorFields = {
  message: "The plan allows five projects",
  operation: "projects.create",
  code: "planLimitReached",
  hint: "Upgrade",
  retryAfter: Duration.millis(1500),
  requestId: "req_1",
  body: "<html>",
  details: { existingAppId: "cps_1", nested: [{ limit: 5, none: null }] },
  attempts: 3,
  previousStatus: 503,
  isIdempotent: false
}

export const refusals = (status: ApiError.DeclaredStatus): ReadonlyArray<ApiError.ApiError> => [
  new ApiError.byStatus[status](little),
  new ApiError.byStatus[status](much)
]

const request = { method: "POST", url: "https://api.prisma.io/v1/projects" }

const fetchReasons: ReadonlyArray<FetchErrorReason> = [
  { _tag: "Transport", sent: true },
  { _tag: "Transport", sent: true, status: 201, requestId: "req_2" },
  { _tag: "Timeout", sent: true, duration: Duration.seconds(30) },
  { _tag: "Timeout", sent: false, duration: Duration.infinity },
  { _tag: "InvalidResponse", status: 200, issues: [{ path: "data.id", message: "Missing key", count: 3 }] },
  { _tag: "InvalidRequest", issues: [{ path: "query.limit", message: "Expected a number" }] }
]

const refused = Object.assign(new TypeError("fetch failed: Bearer secret"), {
  cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED", syscall: "connect" })
})

const authReasons: ReadonlyArray<AuthError.AuthErrorReason> = [
  { _tag: "NotLoggedIn" },
  { _tag: "RefreshTokenMissing" },
  { _tag: "RefreshTokenInvalid", description: "revoked" },
  { _tag: "TokenRejected", error: "invalid_client", description: undefined, status: 401 },
  { _tag: "AuthServerUnavailable", status: 429, retryAfter: Duration.seconds(2), sent: true },
  { _tag: "CallbackInvalid", parameter: "code" },
  { _tag: "CallbackDenied", error: "access_denied" },
  { _tag: "StateMismatch" },
  { _tag: "IssuerMismatch" },
  { _tag: "LoginTimeout", duration: Duration.minutes(5) },
  { _tag: "DeviceLoginUnsupported" },
  { _tag: "TokenResponseInvalid", field: "expires_in" },
  { _tag: "WorkspaceMismatch", expected: "wksp_1", actual: "wksp_2" },
  { _tag: "StorageFailed", operation: "lock" },
  { _tag: "ConfigurationInvalid", field: "clientId" }
]

/** The failures that every operation has beside those that it declares. */
export const others: ReadonlyArray<ApiError.Failure> = [
  new ApiError.UnexpectedStatus({ ...little, status: 502, body: "<html>Bad gateway</html>" }),
  new ApiError.UnexpectedStatus({ ...much, status: 418, body: "" }),
  FetchErrors.transport(request, refused),
  ...fetchReasons.map((reason) =>
    new FetchError({ message: reason._tag, reason, request, operation: "projects.create" })
  ),
  ...authReasons.map((reason) => AuthError.make(reason, reason._tag)),
  storageFailed("read", Object.assign(new RangeError("token: secret"), { code: "EACCES" })),
  AuthError.make({ _tag: "ConfigurationInvalid", field: "keys" }, "keys", new TypeError("secret"))
]
