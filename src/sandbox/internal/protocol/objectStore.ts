/** How an object store says no. The errors are those of S3, whose presigned URLs the sandbox's are like: a client that reads JSON there finds none. */
import * as HttpServerResponse from "effect/http/HttpServerResponse"

export const refusal = (status: number, code: string, message: string): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.text(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    { status, contentType: "application/xml" }
  )

/** The usual code with a status. */
export const usualCode = (status: number): string => {
  if (status === 403) return "AccessDenied"
  if (status === 404) return "NoSuchKey"
  if (status === 408) return "RequestTimeout"
  if (status === 429 || status === 503) return "SlowDown"
  return status < 500 ? "InvalidRequest" : "InternalError"
}
