/** Regular expressions of JSON Schema (ECMA-262) as expressions of JavaScript that every compiler and browser of ours takes. */

// Only with the flag `u` they mean what they say.
const needsUnicode = (pattern: string): boolean => /\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u.test(pattern)

const compiled = (pattern: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return undefined
  }
}

export const regularExpression = (pattern: string): RegExp => new RegExp(pattern, needsUnicode(pattern) ? "u" : "")

/** Why a pattern cannot be written, or `undefined` where it can. */
export const problemOfPattern = (pattern: string): string | undefined => {
  if (/\(\?[a-z]*(-[a-z]+)?[:)]/.test(pattern.replaceAll("(?:", ""))) {
    return "the generator does not know patterns with flags inside: write both cases out"
  }
  if (/^\/\^|\$\/[a-z]*$/.test(pattern)) {
    return "the pattern has slashes and flags around it, which would be part of it: leave them out"
  }
  if (compiled(pattern, "u") !== undefined) return undefined
  if (needsUnicode(pattern) || compiled(pattern, "") === undefined || /\\[1-9k]/.test(pattern)) {
    return "the pattern is no regular expression of ECMA-262"
  }
  return undefined
}
