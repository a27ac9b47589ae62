/**
 * What text of others may be shown: in a message, a log, a terminal. The API, the authorization server and whatever stands between may
 * write anything, and a message is read by people and by terminals.
 */

/**
 * On one line, without what a terminal obeys, what turns the direction of text, and what cannot be seen: control characters (`Cc`) and
 * format characters (`Cf`: bidirectional, zero-width and tag characters).
 */
export const printable = (text: string): string =>
  text
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd")

const redacted = "<redacted>"

/** Shorter secrets are parts of ordinary words too: they count where they are a word, the shortest where they are a parameter's value. */
const partOfWords = 8
const ordinaryWord = 4

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** A secret as it may come back: as it is, in a URL, in a form, in JSON. */
const spellingsOf = (secret: string): ReadonlyArray<string> =>
  Array.from(
    new Set([
      secret,
      ...(secret.isWellFormed() ? [encodeURIComponent(secret)] : []),
      new URLSearchParams([["", secret]]).toString().slice(1),
      JSON.stringify(secret).slice(1, -1)
    ]),
    escaped
  )

const withoutSecret = (text: string, secret: string): string => {
  if (secret === "") return text
  const spelled = `(?:${spellingsOf(secret).join("|")})`
  // The hexadecimal digits of an encoded character may be of either case.
  if (secret.length >= partOfWords) return text.replace(new RegExp(spelled, "gi"), redacted)
  const before = secret.length >= ordinaryWord ? "(?<![\\w-])" : "(?<=[=:]\\s*[\"']?)"
  return text.replace(new RegExp(`${before}${spelled}(?![\\w-])`, "g"), redacted)
}

const longest = 500

/** What a server said, for a message: printable, not endless, and without the secrets of the request it answered. */
export const quoted = (text: string, secrets: ReadonlyArray<string> = []): string =>
  Array.from(printable(secrets.reduce(withoutSecret, text)).slice(0, 2 * longest)).slice(0, longest).join("")
