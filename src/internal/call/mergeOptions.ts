/**
 * Puts options over others: each for itself, headers one by one.
 */
interface Mergeable {
  readonly headers?: { readonly [name: string]: string } | undefined
}

type Headers = Mergeable["headers"]

/** The names of headers have no case (RFC 9110 section 5.1). */
const lowerCase = (headers: Headers): Headers =>
  headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

export const mergeOptions = <Options extends Mergeable>(under: Options | undefined, over: Options): Options => ({
  ...under,
  ...over,
  headers: over.headers === undefined ? under?.headers : { ...lowerCase(under?.headers), ...lowerCase(over.headers) }
})
