/** How English makes one of many, as far as resources of an API are called. */

const irregular: { readonly [plural: string]: string } = {
  analyses: "analysis",
  apis: "api",
  appendices: "appendix",
  axes: "axis",
  caches: "cache",
  children: "child",
  crises: "crisis",
  criteria: "criterion",
  feet: "foot",
  hypotheses: "hypothesis",
  indices: "index",
  matrices: "matrix",
  men: "man",
  mice: "mouse",
  movies: "movie",
  niches: "niche",
  people: "person",
  phenomena: "phenomenon",
  quizzes: "quiz",
  syntheses: "synthesis",
  theses: "thesis",
  vertices: "vertex",
  women: "woman"
}

// Words in -s that are one already, and what is counted by no one.
const single = new Set([
  "alias",
  "analytics",
  "atlas",
  "aws",
  "bias",
  "canvas",
  "dns",
  "gas",
  "gps",
  "https",
  "ios",
  "kubernetes",
  "lens",
  "means",
  "metadata",
  "news",
  "physics",
  "postgres",
  "series",
  "sms",
  "species",
  "this",
  "tls"
])

// Their -es stands behind a word that ends in -s itself: `statuses`, and not `databases`.
const endsInS =
  /(alias|atlas|bias|bonus|bus|campus|canvas|census|chorus|consensus|corpus|focus|gas|lens|nexus|plus|radius|status|surplus|virus)es$/

const keepsIe = /^(cookie|calorie|die|genie|lie|pie|rookie|selfie|tie|zombie)s$/

/** The last word of a name: `pullRequests` and `BlueWidgets` are many by it. */
const lastWord = /[A-Z]?[a-z0-9]+$|[A-Z]+s?$/

/** One of what a noun is many of; the noun itself, where it is one already. */
export const singular = (noun: string): string => {
  const last = lastWord.exec(noun)?.[0] ?? noun
  return noun.slice(0, noun.length - last.length) + singularWord(last)
}

export const isPlural = (noun: string): boolean => singular(noun) !== noun

const singularWord = (word: string): string => {
  const lower = word.toLowerCase()
  const known = irregular[lower]
  if (known !== undefined) return word[0]! + known.slice(1)
  if (single.has(lower) || !lower.endsWith("s")) return word
  if (/(ss|us|is)$/.test(lower)) return word
  if (keepsIe.test(lower)) return word.slice(0, -1)
  if (lower.endsWith("ies") && lower.length > 4) return `${word.slice(0, -3)}y`
  if (endsInS.test(lower) || /(ss|x|ch|sh|zz)es$/.test(lower)) return word.slice(0, -2)
  if (/[^aeo]oes$/.test(lower) && !/(sh|t)oes$/.test(lower)) return word.slice(0, -2)
  return word.slice(0, -1)
}
