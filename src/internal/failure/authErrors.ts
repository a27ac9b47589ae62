/**
 * `AuthError`s that several rooms fail with.
 */
import * as AuthError from "../../AuthError.ts"

/** What the program itself gave cannot be used. `message` names the field and says what to do. */
export const invalidConfiguration = (field: string, message: string, cause?: unknown): AuthError.AuthError =>
  AuthError.make({ _tag: "ConfigurationInvalid", field }, message, cause)
