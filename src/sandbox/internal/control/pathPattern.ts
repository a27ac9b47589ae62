/** Paths by a pattern: `{id}` is a part of one, `*` any text. */

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")

/** Whether a path is the sandbox's own: what a test says to it, and what those ask who wait for it. That is nobody's request, and nothing goes wrong with it. */
export const isOwn = (path: string): boolean => /^\/(__sandbox(\/.*)?)?$/.test(path)

const shape = "The path must be one of the contract, such as `/v1/projects/{id}` or `/v1/projects/*`"

/** What is wrong with a pattern; undefined where nothing is. */
export const problemOfPattern = (pattern: unknown): string | undefined => {
  if (typeof pattern !== "string" || !/^[/*]/.test(pattern) || pattern.length > 1024) return `${shape}.`
  if (pattern.startsWith("/__sandbox")) return "Control routes, below `/__sandbox`, have no faults."
  if (pattern === "/") return "`/` tells whether the sandbox is ready: it has no faults."
  if (/[?#]/.test(pattern)) return `${shape}, without a query.`
  // So what one matches is never a choice, and no pattern takes long.
  return pattern.split("/").some((part) => /[{}]/.test(part) && !/^\{\w+\}$/.test(part))
    ? `${shape}: \`{id}\` must be a whole segment.`
    : undefined
}

/** One character of a path, or any number of them. `/` is none of a parameter's. */
interface Piece {
  readonly character: string | "part" | "any"
  readonly isRepeated: boolean
}

const piecesOf = (text: string, parameter: RegExp): ReadonlyArray<Piece> =>
  text.split(parameter).flatMap((literal, at): Array<Piece> =>
    (at === 0
      ? []
      : [{ character: "part", isRepeated: false }, { character: "part", isRepeated: true }] as Array<Piece>)
      .concat(
        Array.from(
          literal,
          (character) => character === "*" ? { character: "any", isRepeated: true } : { character, isRepeated: false }
        )
      )
  )

const isMet = (a: string, b: string): boolean =>
  a === b || a === "any" || b === "any" || (a === "part" && b !== "/") || (b === "part" && a !== "/")

/** Whether there is a path that fits a pattern and is one of a route (`/v1/projects/:id`). */
export const canFit = (pattern: string, route: string): boolean => {
  const [ours, theirs] = [piecesOf(pattern, /\{\w+\}/), piecesOf(route, /:\w+/)]
  const seen = new Set<number>()
  const places: Array<readonly [at: number, other: number]> = [[0, 0]]
  const visit = (at: number, other: number): void => {
    const key = at * (theirs.length + 1) + other
    if (!seen.has(key)) places.push([at, other])
    seen.add(key)
  }
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const [at, other] = place
    const [a, b] = [ours[at], theirs[other]]
    if (a === undefined && b === undefined) return true
    if (a?.isRepeated === true) visit(at + 1, other)
    if (b?.isRepeated === true) visit(at, other + 1)
    if (a === undefined || b === undefined || !isMet(a.character, b.character)) continue
    visit(a.isRepeated ? at : at + 1, b.isRepeated ? other : other + 1)
  }
  return false
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
