/** The parameters of OAuth that are secrets, or stand for one: whoever has a `state` or a `request` can go on with a login. */
export const secretParameters: ReadonlySet<string> = new Set([
  "access_token",
  "actor_token",
  "assertion",
  "client_assertion",
  "client_secret",
  "code",
  "code_verifier",
  "device_code",
  "id_token",
  "id_token_hint",
  "password",
  "refresh_token",
  "request",
  "state",
  "subject_token",
  "token",
  "user_code"
])
