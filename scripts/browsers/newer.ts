/** What a browser of the minimum may not have: `newer.json`, which `npm run browsers` writes. */
import newer from "./newer.json" with { type: "json" }

export interface Newer {
  /** `Temporal` */
  readonly globals: ReadonlyArray<string>
  /** `URL.parse` */
  readonly statics: ReadonlyArray<string>
  /** `toBase64`: of whatever object, for no older one has the name. */
  readonly members: ReadonlyArray<string>
}

export const { globals, members, statics }: Newer = newer
