import type { JsonObject } from "./document.ts"
import { pointerSegments, valueAt } from "./document.ts"
import type { Patch } from "./overlay.ts"
import { isSame } from "./schemas.ts"
import type { Warn } from "./warnings.ts"

/** The document with the overlay's corrections. One that the vendor has made too, or that has nothing to correct any more, is a warning. */
export const applyPatches = (
  vendor: JsonObject,
  patches: ReadonlyArray<Patch>,
  warn: Warn
): JsonObject => {
  const document = structuredClone(vendor)
  for (const patch of patches) {
    const present = valueAt(document, patch.at)
    if (patch.op === "remove" ? present === undefined : isSame(present, patch.value) && present !== undefined) {
      warn("stale", `the patch at ${patch.at} is no longer needed: delete it from patches.json`)
      continue
    }
    const key = pointerSegments(patch.at).at(-1)
    const parent = valueAt(document, patch.at.slice(0, patch.at.lastIndexOf("/")))
    if (patch.op === "add" && present !== undefined) {
      warn(
        "stale",
        `the patch at ${patch.at} adds what the vendor has now, and differently: delete it from patches.json`
      )
      continue
    }
    if (
      patch.op !== "add" && present === undefined || key === undefined || typeof parent !== "object" || parent === null
    ) {
      warn("stale", `the patch at ${patch.at} has nothing to ${patch.op} any more: delete it from patches.json`)
      continue
    }
    change(parent as Record<string, unknown>, key, patch)
  }
  return document
}

const change = (parent: Record<string, unknown> | Array<unknown>, key: string, patch: Patch) => {
  if (!Array.isArray(parent)) {
    if (patch.op === "remove") delete parent[key]
    else parent[key] = patch.value
    return
  }
  const index = key === "-" ? parent.length : Number(key)
  parent.splice(index, patch.op === "add" ? 0 : 1, ...(patch.op === "remove" ? [] : [patch.value]))
}
