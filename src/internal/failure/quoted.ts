/**
 * What a server said, for the message of an error.
 */
import { printable } from "./text.ts"
import { withoutSecrets } from "./withoutSecrets.ts"

const longest = 500

/** What a server said, for a message: printable, not endless, and without the secrets of the request it answered. */
export const quoted = (text: string, secrets: ReadonlyArray<string> = []): string =>
  Array.from(printable(withoutSecrets(text, secrets)).slice(0, 2 * longest)).slice(0, longest).join("")
