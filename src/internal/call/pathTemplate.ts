/**
 * Puts path parameters into a path so that they can only ever be one segment of it.
 */
import type { Issue } from "../../FetchError.ts"
import { isWellFormed } from "../failure/text.ts"

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f-\u009f]/

/** Why a value cannot be a segment of a path. */
export const problemOfSegment = (value: unknown): string | undefined => {
  if (typeof value !== "string" || value === "") return "Expected a non-empty string"
  // Encoding leaves dots as they are, and URL parsing resolves them (RFC 3986 section 5.2.4).
  if (value === "." || value === "..") return "Expected a name, got a relative path segment"
  if (control.test(value)) return "Expected no control characters"
  // What has no UTF-8 form cannot be percent-encoded.
  if (!isWellFormed(value)) return "Expected well-formed Unicode"
  return undefined
}

/** `/v1/projects/:id` as a function of its parameters; an `Issue` where one of them cannot stand in a path. */
export const pathTemplate = (
  template: string
): (params: { readonly [name: string]: unknown } | undefined) => string | Issue => {
  const segments = template.split("/")
  return (params) => {
    let path = segments[0]!
    for (let i = 1; i < segments.length; i++) {
      const segment = segments[i]!
      if (!segment.startsWith(":")) {
        path += "/" + segment
        continue
      }
      const name = segment.slice(1)
      const value = params?.[name]
      const problem = problemOfSegment(value)
      if (problem !== undefined) return { path: name, message: problem }
      path += "/" + encodeURIComponent(value as string)
    }
    return path
  }
}
