/** What the sandbox remembers of tokens and logins, in the same way as of all else (`rows.ts`). */
import * as Schema from "effect/Schema"
import { Count, EmailAddress, Instant, row } from "./fields.ts"
import { reference } from "./references.ts"

/** A person who owns workspaces, and allows logins. */
export const User = Schema.Struct({
  ...row,
  email: EmailAddress,
  name: Schema.NullOr(Schema.String)
})
export type User = typeof User.Type

/** A token and whom it stands for. */
export const Credential = Schema.Struct({
  ...row,
  type: Schema.Literals(["management_token", "service_token", "oauth"]),
  name: Schema.String,
  value: Schema.String,
  /** The login that an access token came from: it is over when that is revoked. */
  grantId: Schema.NullOr(reference("grants")),
  /** What an access token is good for; null where a token is good for all. */
  scopes: Schema.NullOr(Schema.Array(Schema.String)),
  workspaceId: reference("workspaces"),
  /** A token of a person sees every workspace of that person, one of a machine its own workspace only. */
  userId: Schema.NullOr(reference("users")),
  expiresAt: Schema.NullOr(Instant)
})
export type Credential = typeof Credential.Type

/** An application that was registered while the sandbox ran. Its id is the client id. */
export const Client = Schema.Struct({
  ...row,
  /** Null where the client is public. */
  secret: Schema.NullOr(Schema.String),
  redirectUris: Schema.Union([Schema.Literal("loopback"), Schema.Array(Schema.String)])
})
export type Client = typeof Client.Type

/** What a person allowed an application (RFC 6749 section 1.3): all tokens of one login. */
export const Grant = Schema.Struct({
  ...row,
  clientId: Schema.String,
  workspaceId: reference("workspaces"),
  userId: reference("users"),
  scopes: Schema.Array(Schema.String)
})
export type Grant = typeof Grant.Type

/** A request to the authorization endpoint that was found good, and waits for a person. */
export const AuthorizationRequest = Schema.Struct({
  ...row,
  clientId: Schema.String,
  redirectUri: Schema.String,
  scopes: Schema.Array(Schema.String),
  state: Schema.NullOr(Schema.String),
  challenge: Schema.NullOr(Schema.String),
  /** Which workspace the application would like, as it named it. */
  workspace: Schema.optionalKey(Schema.String),
  expiresAt: Instant
})
export type AuthorizationRequest = typeof AuthorizationRequest.Type

/** An error of OAuth, as an application is told it. */
const Refused = Schema.Struct({ error: Schema.String, description: Schema.String })

/** What becomes of a login that is still to come. */
export const LoginDecision = Schema.Struct({
  ...row,
  /** Null where the login itself says who it is of, or where it is the first user. */
  userId: Schema.NullOr(reference("users")),
  workspaceId: Schema.NullOr(reference("workspaces")),
  /** Of which application; null where of any. */
  clientId: Schema.NullOr(Schema.String),
  /** Null for yes. */
  refusal: Schema.NullOr(Refused)
})
export type LoginDecision = typeof LoginDecision.Type

/** A login that was begun on a device (RFC 8628). Its id is the device code. */
export const DeviceAuthorization = Schema.Struct({
  ...row,
  clientId: Schema.String,
  scopes: Schema.Array(Schema.String),
  /** What a person enters, without its hyphen. */
  userCode: Schema.String,
  expiresAt: Instant,
  /** Milliseconds that the device has to wait between two questions, and when it last asked. */
  interval: Count,
  askedAt: Schema.NullOr(Instant),
  /** What the person decided: the grant, which may be over, or null for no; absent until then. */
  grantId: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** How the device is told no, where that is not that the person denied it. */
  refusal: Schema.optionalKey(Refused),
  /** Which user and which workspace the device would like, as it named them. */
  loginHint: Schema.optionalKey(Schema.String),
  workspace: Schema.optionalKey(Schema.String),
  /** Whether the device has its tokens. */
  used: Schema.Boolean
})
export type DeviceAuthorization = typeof DeviceAuthorization.Type

/** Its id is the code. */
export const AuthorizationCode = Schema.Struct({
  ...row,
  grantId: reference("grants"),
  redirectUri: Schema.String,
  challenge: Schema.NullOr(Schema.String),
  expiresAt: Instant,
  used: Schema.Boolean
})
export type AuthorizationCode = typeof AuthorizationCode.Type

/** Its id is the token. */
export const RefreshToken = Schema.Struct({
  ...row,
  grantId: reference("grants"),
  expiresAt: Instant,
  /** When it was first used, and whether it was once more. */
  usedAt: Schema.NullOr(Instant),
  forgiven: Schema.Boolean
})
export type RefreshToken = typeof RefreshToken.Type

/** A private key (RFC 7517) that signs access tokens. Its id is the `kid`. */
export const SigningKey = Schema.Struct({
  ...row,
  jwk: Schema.Record(Schema.String, Schema.Unknown)
})
export type SigningKey = typeof SigningKey.Type
