/** Which names generated files have for themselves, so that a resource of the vendor's that is called so gets another. */

/** Files beside those of the groups. */
const files = new Set(["schemas", "groups", "index", "version"])

/** What generated files import or declare, and the types of TypeScript that they are written with. */
const types = new Set([
  "ApiError",
  "Array",
  "Authorization",
  "Boolean",
  "Client",
  "Date",
  "DateTime",
  "Effect",
  "Error",
  "Groups",
  "HttpApiEndpoint",
  "HttpApiGroup",
  "HttpApiSchema",
  "Infinity",
  "Lines",
  "Map",
  "NaN",
  "Number",
  "Object",
  "Promise",
  "ReadonlyArray",
  "Record",
  "Redacted",
  "Schema",
  "Set",
  "Stream",
  "String",
  "Symbol",
  "Unrecognized",
  "codecs",
  "errors"
])

// A member of these names means something to JavaScript itself: an object with `then` is a promise to `await`.
const members = new Set([
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "prototype",
  "then",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf"
])

// ECMA-262 section 12.7.2, as modules have it.
const keywords = new Set(
  ("arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if "
    + "implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof "
    + "var void while with yield").split(" ")
)

export const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** Whether a program can have a variable of this name. */
export const isVariable = (name: string): boolean => isIdentifier(name) && !keywords.has(name)

export const capitalize = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

export const isGoodType = (name: string): boolean => isIdentifier(name) && !types.has(name)

export const isGoodMember = (name: string): boolean => isIdentifier(name) && !members.has(name)

/** The name of a group is that of its file, of a member of the client and, with a capital, of an interface. */
export const isGoodGroup = (name: string): boolean =>
  isGoodMember(name) && /^[a-z]/.test(name) && !files.has(name) && isGoodType(capitalize(name))

/** What a property or parameter may not be called, whoever calls it so. */
export const isHarmlessKey = (name: string): boolean => name !== "__proto__"
