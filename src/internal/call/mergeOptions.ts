/**
 * Puts options over others: each for itself, headers one by one.
 */
interface Mergeable {
  readonly headers?: { readonly [name: string]: string } | undefined
}

export const mergeOptions = <Options extends Mergeable>(under: Options | undefined, over: Options): Options => ({
  ...under,
  ...over,
  headers: { ...under?.headers, ...over.headers }
})
