/**
 * What Node, Bun and Deno have built in.
 */
interface Process {
  readonly getBuiltinModule?: (name: string) => unknown
}

/** The module, or `undefined` where the platform has none of that name. Next's edge routes have the function, and throw what it is called for. */
export const builtin = (name: string): unknown => {
  const { process } = globalThis as { readonly process?: Process }
  try {
    return process?.getBuiltinModule?.(name)
  } catch {
    return undefined
  }
}
