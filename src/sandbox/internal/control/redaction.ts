/**
 * Requests and answers without their secrets: by their place where the contract knows it, by their name where it does not.
 *
 * A value that the contract does not expect is shown only under a name that does not look secret.
 */
import * as Predicate from "effect/Predicate"
import { looksSecret } from "../../../internal/contract/secret.ts"
import { secretParameters } from "../oauth/secretParameters.ts"
import { endpoints, type OperationId } from "../protocol/operations.ts"
import { anyOf, fieldsPlace, type Place, placeOf, scalar, secretNames } from "../protocol/places.ts"

const redacted = "<redacted>"

/** Where the secrets of an operation are. */
interface Places {
  readonly query: Place | undefined
  readonly headers: Place | undefined
  readonly body: Place | undefined
  /** Of the body of its answer, where that is no refusal. */
  readonly answer: Place | undefined
}

/** A part of a URL as it is read; what cannot be read stays as it is. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const isHarmless = (value: unknown): boolean => value === null || typeof value === "boolean"

/** What the API refuses, and what OAuth does (RFC 6749 section 5.2). Details are told by their names. */
const refusal: Place = fieldsPlace({
  error: { ...fieldsPlace({ code: scalar, message: scalar, hint: scalar }), isScalar: true },
  error_description: scalar
})

const placesOfAll = (): ReadonlyMap<string, Places> =>
  new Map(Array.from(endpoints(), ([id, { headers, payload, query, success }]) => {
    const bodies = Array.from(payload.values()).flatMap(({ schemas }) => schemas.map(({ ast }) => ast))
    return [id, {
      query: query && placeOf(query.ast),
      headers: headers && placeOf(headers.ast),
      body: bodies.length === 0 ? undefined : anyOf(bodies),
      answer: anyOf(Array.from(success, ({ ast }) => ast))
    }]
  }))

const lowerCase = (names: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()))

export const make = () => {
  const places = placesOfAll()
  const all = Array.from(places.values())
  const namesIn = (part: keyof Places) =>
    lowerCase(all.flatMap(({ [part]: place }) => place === undefined ? [] : secretNames(place)))
  const secretHeaders = namesIn("headers")
  const secretFields = new Set([...namesIn("query"), ...namesIn("body"), ...secretHeaders, ...secretParameters])

  const isSecretName = (name: string): boolean => secretFields.has(name.toLowerCase()) || looksSecret(name)

  const parameterIn = /([?&#])([\w.~%+-]+)=([^&#\s"'<>]*)/g

  /** A text without the secrets of the URLs in it: passwords, and parameters, also of a URL that is the value of one. */
  const textOf = (text: string): string =>
    text.replace(/\/\/[^\s/?#@]+:[^\s/?#@]*@/g, `//${redacted}@`)
      .replace(parameterIn, (whole, before: string, name: string, value: string) => {
        if (isSecretName(decoded(name))) return `${before}${name}=${redacted}`
        const inner = decoded(value)
        const shown = textOf(inner)
        return shown === inner ? whole : `${before}${name}=${shown}`
      })

  const scalarOf = (value: unknown): unknown => Predicate.isString(value) ? textOf(value) : value

  /** `isNamed`: whether it is the value of a name that does not look secret, or in one. */
  const unexpected = (value: unknown, isNamed: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => unexpected(item, isNamed))
    if (Predicate.isObject(value)) return fieldsOf(value, undefined)
    return isNamed || isHarmless(value) ? scalarOf(value) : redacted
  }

  const fieldsOf = (value: object, place: Place | undefined): unknown =>
    Object.fromEntries(
      Object.entries(value).map(([name, inner]: [string, unknown]) => {
        const expected = place?.fields.get(name) ?? place?.others
        if (expected !== undefined) return [name, at(expected, inner)]
        return [name, isSecretName(name) ? redacted : unexpected(inner, true)]
      })
    )

  const at = (place: Place, value: unknown): unknown => {
    if (place.isHidden) return redacted
    if (Array.isArray(value)) {
      const { items } = place
      return value.map((item) => items === undefined ? unexpected(item, false) : at(items, item))
    }
    if (Predicate.isObject(value)) return fieldsOf(value, place)
    return place.isScalar || isHarmless(value) ? scalarOf(value) : redacted
  }

  const parameters = (text: string, operation: OperationId | undefined, place: Place | undefined) => {
    const isOAuth = operation?.startsWith("oauth.") === true
    return Array.from(new URLSearchParams(text), ([name, value]) => {
      const expected = place?.fields.get(name)
      const isHidden = expected === undefined
        ? secretParameters.has(name) || (isOAuth ? looksSecret(name) : isSecretName(name))
        : expected.isHidden
      return [name, isHidden ? redacted : textOf(value)] as const
    })
  }

  const placesOf = (operation: OperationId | undefined) => places.get(operation ?? "")

  const json = (text: string, place: Place | undefined): unknown => {
    try {
      const value: unknown = JSON.parse(text)
      return place === undefined ? unexpected(value, false) : at(place, value)
    } catch {
      // It may be anything.
      return `<${text.length} characters>`
    }
  }

  return {
    headers: (headers: { readonly [name: string]: string }): { readonly [name: string]: string } =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => {
          if (secretHeaders.has(name.toLowerCase()) || looksSecret(name)) return [name, redacted]
          // The page that a login comes back to has its code in its URL.
          return [name, textOf(value)]
        })
      ),

    /** The path and the query. */
    url: (url: string, operation: OperationId | undefined): string => {
      const own = url.replace(/^\w+:\/\/[^/?]*/, "")
      const [path = "", ...query] = own.split("?")
      if (query.length === 0) return own
      const shown = parameters(query.join("?"), operation, placesOf(operation)?.query)
      return `${path}?${shown.map((pair) => pair.join("=")).join("&")}`
    },

    body: (text: string, contentType: string, operation: OperationId | undefined): unknown => {
      if (/^application\/x-www-form-urlencoded/i.test(contentType)) {
        return Object.fromEntries(parameters(text, operation, undefined))
      }
      return json(text, placesOf(operation)?.body)
    },

    /** The body of an answer. */
    answer: (text: string, status: number, operation: OperationId | undefined): unknown =>
      json(text, status < 400 ? placesOf(operation)?.answer : refusal)
  }
}
