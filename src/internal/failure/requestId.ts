import { printable } from "./text.ts"

/** What support asks for, of the headers of an answer: the API's own id, else the CDN's. */
export const requestId = (headers: { readonly [name: string]: string | undefined }): string | undefined => {
  const id = headers["x-request-id"] ?? headers["cf-ray"]
  return id && printable(id)
}
