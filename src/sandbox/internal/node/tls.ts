/** What a sandbox shows to clients that insist on https. Needs Node. */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as fs from "node:fs/promises"
import * as https from "node:https"
import type * as net from "node:net"
import * as os from "node:os"
import * as path from "node:path"
import { createSecureContext } from "node:tls"
import * as answer from "../protocol/answer.ts"
import { SandboxError } from "../state/SandboxError.ts"

/**
 * A certificate with its chain, and its private key, in PEM.
 *
 * @since 0.1.0
 * @category models
 */
export interface Certificate {
  readonly cert: string
  readonly key: string | Redacted.Redacted<string>
}

/**
 * The certificate authority that signed the certificate of a sandbox. Its key is discarded, so it signs nothing else.
 *
 * @since 0.1.0
 * @category models
 */
export interface CertificateAuthority {
  /** The certificate in PEM, for the option `ca` of a client. */
  readonly cert: string
  /** The file with the certificate, while the sandbox runs: for `NODE_EXTRA_CA_CERTS` and `curl --cacert`. */
  readonly file: string
}

/** What a server shows, and who signed it where that was made here. */
interface Shown {
  readonly cert: string
  readonly key: string
  readonly authority?: CertificateAuthority | undefined
}

const given = ({ cert, key }: Certificate): Effect.Effect<Shown, SandboxError> =>
  Effect.try({
    try: () => {
      const shown = { cert, key: Redacted.isRedacted(key) ? Redacted.value(key) : key }
      createSecureContext(shown)
      return shown
    },
    catch: (cause) =>
      new SandboxError({
        message:
          "The certificate cannot be used: the certificate and the key must be PEM, and the key must belong to the certificate.",
        reason: "CertificateInvalid",
        cause
      })
  })

const unwritable = (cause: unknown): SandboxError =>
  new SandboxError({
    message: `The certificate to trust cannot be written into ${os.tmpdir()}: set TMPDIR to a writable directory.`,
    reason: "CertificateUnwritable",
    cause
  })

/** A file that is there while the scope is open. None of it reads, for which Deno wants a permission of its own. */
const temporaryFile = (text: string): Effect.Effect<string, SandboxError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.tryPromise({
      try: async () => {
        const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), "prisma-management-sandbox-")), "ca.pem")
        await fs.writeFile(file, text)
        return file
      },
      catch: unwritable
    }),
    // Somebody may have tidied up before.
    (file) => Effect.ignore(Effect.tryPromise(() => fs.unlink(file).then(() => fs.rmdir(path.dirname(file)))))
  )

/** Private keys stay in memory: what is in the file is public. */
const makeFor = Effect.fnUntraced(function*(
  names: ReadonlyArray<string>
): Effect.fn.Return<Shown, SandboxError, Scope.Scope> {
  const { make } = yield* Effect.promise(() => import("./certificate.ts"))
  // Clients judge it by the time of the world, wherever the clock of the sandbox is.
  const { authority, certificate, key } = make(new Date(), names)
  const file = yield* temporaryFile(authority)
  return { cert: certificate, key, authority: { cert: authority, file } }
})

/** Makes a certificate for the names of this machine and these, or takes the one that was given. */
export const make = (
  tls: true | Certificate,
  names: ReadonlyArray<string>
): Effect.Effect<Shown, SandboxError, Scope.Scope> => tls === true ? makeFor(names) : given(tls)

const toldPlainly = (): string => {
  const body = JSON.stringify(answer.bodyOf(answer.badRequest({
    message: "This sandbox serves https, but the request used http.",
    hint: "Use an https:// URL, and trust the certificate that the sandbox printed."
  })))
  return `HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

const peerOf = ({ remoteAddress, remotePort }: net.Socket): string => `${remoteAddress} ${remotePort}`

/** A server that tells whoever speaks http to it what is wrong. That is below TLS, which has no words for it. */
export const createServer = ({ cert, key }: Shown): https.Server => {
  const sockets = new Map<string, net.Socket>()
  const server = https.createServer({ cert, key })
  server.on("connection", (socket: net.Socket) => {
    const peer = peerOf(socket)
    sockets.set(peer, socket)
    socket.once("close", () => sockets.delete(peer))
  })
  server.on("tlsClientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ERR_SSL_HTTP_REQUEST") sockets.get(peerOf(socket))?.end(toldPlainly())
  })
  return server
}
