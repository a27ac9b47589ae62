/** Paths by a pattern: `{id}` is a part of one, `*` any text. */

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** Whether a path is the sandbox's own: what a test says to it, and what those ask who wait for it. That is nobody's request, and nothing goes wrong with it. */
export const isOwn = (path: string): boolean => /^\/(__sandbox(\/.*)?)?$/.test(path)

const shape = "The path has to be one as in the contract, such as `/v1/projects/{id}` or `/v1/projects/*`"

/** What is wrong with a pattern; undefined where nothing is. */
export const problemOfPattern = (pattern: unknown): string | undefined => {
  if (typeof pattern !== "string" || !/^[/*]/.test(pattern) || pattern.length > 1024) return `${shape}.`
  if (pattern.startsWith("/__sandbox")) return "What is said to the sandbox itself, below `/__sandbox`, has no faults."
  if (pattern === "/") return "Who waits for the sandbox asks for `/`: it has no faults."
  if (/[?#]/.test(pattern)) return `${shape}, without a query.`
  // So what one matches is never a choice, and no pattern takes long.
  return pattern.split("/").some((part) => /[{}]/.test(part) && !/^\{\w+\}$/.test(part))
    ? `${shape}: \`{id}\` is a whole part of it.`
    : undefined
}

/** Whether a path fits. Each text between two `*` is looked for once, from where the last one ended. */
export const matcher = (pattern: string): (path: string) => boolean => {
  const pieces = pattern.split("*").map((piece) =>
    piece.split(/(\{\w+\})/).map((text) => text.startsWith("{") ? "[^/]+" : escaped(text)).join("")
  )
  const first = new RegExp(`^${pieces[0]}`)
  const middle = pieces.slice(1, -1).filter((piece) => piece !== "").map((piece) => new RegExp(piece))
  const last = pieces.length === 1 ? undefined : new RegExp(`${pieces.at(-1)!}$`)
  const whole = new RegExp(`^${pieces[0]}$`)
  return (path) => {
    if (last === undefined) return whole.test(path)
    let rest = path
    for (const piece of [first, ...middle]) {
      const found = piece.exec(rest)
      if (found === null) return false
      rest = rest.slice(found.index + found[0].length)
    }
    return last.test(rest)
  }
}
