import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Json } from "./document.ts"
import { readWords, type Words } from "./words.ts"

/** Everything that we say about the vendor's document, as data. */
export interface Overlay {
  readonly api: {
    readonly title: string
    readonly description: string
    /** For a vendor's document that names no server. */
    readonly servers: ReadonlyArray<{ readonly url: string }>
    /** For a vendor's document that does not say how its ids begin. */
    readonly idPrefixes: { readonly [resource: string]: string }
    /** The groups in the words of a reader. */
    readonly groups: { readonly [group: string]: string }
  }
  /** By method and path: `"GET /v1/projects"`. */
  readonly operations: { readonly [key: string]: OperationEntry }
  /** By component name: the pointer of one place where the shape stands. */
  readonly components: { readonly [name: string]: string | ComponentEntry }
  /**
   * What is a secret, and what is called like one and is none, and why: `Component`, `Component.property`, `Component.property.*` for the values of a
   * record, or a place as a warning names it.
   */
  readonly sensitive: {
    readonly secrets: ReadonlyArray<string>
    readonly plain: { readonly [place: string]: string }
  }
  readonly dates: {
    /** Points in time that the vendor's document calls strings and no more: places as in `sensitive`. */
    readonly instants: ReadonlyArray<string>
    /** What is called like a point in time and is none, and why. */
    readonly texts: { readonly [place: string]: string }
  }
  readonly patches: ReadonlyArray<Patch>
  /** The sentences that a reader sees at properties, parameters and responses. */
  readonly words: ReadonlyArray<Words>
}

export interface OperationEntry {
  readonly group: string
  readonly method: string
  readonly summary: string
  readonly description?: string
  /** The operation that does the same now, for one that is deprecated: `services.list`. */
  readonly replacedBy?: string
  /** A POST or PATCH that is safe to repeat. */
  readonly idempotent?: boolean
  /** It needs no token, though the vendor's document does not say so. */
  readonly public?: boolean
}

export interface ComponentEntry {
  readonly at: string
  readonly description?: string
}

/** A correction of the vendor's document (RFC 6902, the three operations that are needed), and why. */
export type Patch =
  & { readonly at: string; readonly why: string }
  & ({ readonly op: "add" | "replace"; readonly value: Json } | { readonly op: "remove" })

export const readOverlay = (directory: string): Overlay => {
  const read = (name: string) => JSON.parse(readFileSync(join(directory, `${name}.json`), "utf8"))
  return {
    api: read("api"),
    operations: read("operations"),
    components: read("components"),
    sensitive: read("sensitive"),
    dates: read("dates"),
    patches: read("patches"),
    words: existsSync(join(directory, "words")) ? readWords(join(directory, "words")) : []
  }
}
