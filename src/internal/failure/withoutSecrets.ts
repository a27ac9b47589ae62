/**
 * Takes out of the text of others what was sent to them and is secret, however they spell it: as it is, percent-encoded, as in a form, in
 * JSON, in HTML, in the other alphabet of Base64, in several of these at once.
 *
 * Text and secret are brought to one form, in which they are compared, with the place that each character of it came from. That takes the
 * same time for every text; a pattern of all spellings would not.
 */
const redacted = "<redacted>"

/** Shorter secrets are parts of ordinary words too: they count where they are a word, the shortest where they are a parameter's value. */
const partOfWords = 8
const ordinaryWord = 4

/** Who cuts a secret short shows its beginning: from so many characters on that counts too. */
const beginning = 16

/** Text without its escapes, and for each of its characters where it came from. */
interface Form {
  readonly text: string
  readonly from: ReadonlyArray<number>
  readonly to: ReadonlyArray<number>
}

// RFC 3986 section 2.1; RFC 8259 section 7; the references that escaping makes in HTML.
const escapes =
  /%([\da-f]{2})|\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|u([\da-f]{4})|(["'\\/bfnrt]))|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt));/gi

const named: { readonly [name: string]: string } = {
  amp: "&",
  quot: "\"",
  apos: "'",
  lt: "<",
  gt: ">",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t"
}

const encoder = new TextEncoder()

/** The bytes of text in UTF-8, a character each. */
const bytesOf = (text: string): string => String.fromCharCode(...encoder.encode(text))

const characterOf = (code: number): string => code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd"

const unescaped = (match: ReadonlyArray<string | undefined>): string => {
  const [, percent, high, low, unit, letter, decimal, hexadecimal, name] = match
  if (percent !== undefined) return String.fromCharCode(Number.parseInt(percent, 16))
  if (high !== undefined) return bytesOf(String.fromCharCode(Number.parseInt(high, 16), Number.parseInt(low!, 16)))
  if (unit !== undefined) return bytesOf(characterOf(Number.parseInt(unit, 16)))
  if (decimal !== undefined) return bytesOf(characterOf(Number(decimal)))
  if (hexadecimal !== undefined) return bytesOf(characterOf(Number.parseInt(hexadecimal, 16)))
  const short = (letter ?? name!).toLowerCase()
  return named[short] ?? short
}

const formOf = (pieces: Iterable<readonly [text: string, from: number, to: number]>): Form => {
  let text = ""
  const from: Array<number> = []
  const to: Array<number> = []
  for (const [piece, start, end] of pieces) {
    text += piece
    for (let i = 0; i < piece.length; i++) {
      from.push(start)
      to.push(end)
    }
  }
  return { text, from, to }
}

function* bytes(text: string): Generator<readonly [string, number, number]> {
  let at = 0
  for (const character of text) {
    yield [character <= "\x7f" ? character : bytesOf(character), at, at += character.length]
  }
}

function* withoutEscapes({ from, text, to }: Form): Generator<readonly [string, number, number]> {
  let at = 0
  for (const match of text.matchAll(escapes)) {
    for (; at < match.index; at++) yield [text[at]!, from[at]!, to[at]!]
    at = match.index + match[0].length
    yield [unescaped(match), from[match.index]!, to[at - 1]!]
  }
  for (; at < text.length; at++) yield [text[at]!, from[at]!, to[at]!]
}

/** As deep as escaping is undone: an answer in JSON, in a log line in JSON, in a page. */
const depth = 5

/** What a space and a plus sign are in a form, and what Base64 has two alphabets for. */
const folded = (text: string): string => text.replace(/[\s+-]/g, " ").replace(/_/g, "/")

const plain = (text: string): Form => {
  let form = formOf(bytes(text))
  for (let i = 0; i < depth; i++) {
    const next = formOf(withoutEscapes(form))
    if (next.text.length === form.text.length) break
    form = next
  }
  return form
}

const endOfCommon = (text: string, at: number, secret: string): number => {
  let length = 0
  while (length < secret.length && text[at + length] === secret[length]) length++
  return at + length
}

const endOfPadding = (text: string, at: number): number => {
  let end = at
  while (text[end] === "=") end++
  return end
}

const isWord = (text: string, start: number, end: number): boolean =>
  !/[\w-]/.test(text.charAt(start - 1)) && !/[\w-]/.test(text.charAt(end))

const isValue = (text: string, start: number): boolean =>
  /[=:]\s*["']?$/.test(text.slice(Math.max(0, start - ordinaryWord), start))

/** Where a secret stands in a text: from, to. */
function* places({ from, text, to }: Form, secret: string): Generator<readonly [number, number]> {
  const { length } = secret
  const isLong = length >= partOfWords
  const compared = (text: string): string => isLong ? folded(text).toLowerCase() : folded(text)
  const sought = isLong ? compared(secret).replace(/=+$/, "") : compared(secret)
  if (sought.trim() === "") return
  const searched = compared(text)
  const first = sought.slice(0, beginning)
  for (let at = searched.indexOf(first); at !== -1; at = searched.indexOf(first, at + 1)) {
    const common = endOfCommon(searched, at, sought)
    const end = isLong ? endOfPadding(searched, common) : common
    if (!isLong && !isWord(text, at, end)) continue
    if (length < ordinaryWord && !isValue(text, at)) continue
    yield [from[at]!, to[end - 1]!]
    at = end - 1
  }
}

/** The text with `<redacted>` in place of each secret. */
export const withoutSecrets = (text: string, secrets: ReadonlyArray<string>): string => {
  if (text === "" || secrets.length === 0) return text
  const form = plain(text)
  const found = secrets.flatMap((secret) => Array.from(places(form, plain(secret).text))).sort(([a], [b]) => a - b)
  let shown = ""
  let at = 0
  for (const [start, end] of found) {
    if (start >= at) shown += text.slice(at, start) + redacted
    at = Math.max(at, end)
  }
  return shown + text.slice(at)
}

/** What of an `Authorization` header is secret: the scheme before it is not. */
export const credentialsOf = (authorization: string | null | undefined): ReadonlyArray<string> =>
  authorization ? [authorization.replace(/^\S+\s+/, "")] : []
