import type { JsonObject } from "./document.ts"
import { ContractError, pointerSegments, valueAt } from "./document.ts"
import type { Patch } from "./overlay.ts"
import { isSame } from "./schemas.ts"

/** The document with the overlay's corrections. One that the vendor has made too is a warning. */
export const applyPatches = (
  vendor: JsonObject,
  patches: ReadonlyArray<Patch>,
  warn: (warning: string) => void
): JsonObject => {
  const document = structuredClone(vendor)
  for (const patch of patches) {
    const present = valueAt(document, patch.at)
    if (patch.op === "remove" ? present === undefined : isSame(present, patch.value) && present !== undefined) {
      warn(`the patch at ${patch.at} is no longer needed: delete it from patches.json`)
      continue
    }
    if ((patch.op === "add") !== (present === undefined)) {
      throw new ContractError(
        patch.at,
        present === undefined
          ? `patches.json has to ${patch.op} what is not there`
          : "patches.json adds what the vendor has now, and differently"
      )
    }
    const segments = pointerSegments(patch.at)
    const key = segments.at(-1)
    const parent = valueAt(document, patch.at.slice(0, patch.at.lastIndexOf("/")))
    if (key === undefined || typeof parent !== "object" || parent === null) {
      throw new ContractError(patch.at, "patches.json points into nothing")
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
