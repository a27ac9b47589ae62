/**
 * A certificate for the names of this machine, and others that it is called by, by an authority that has signed nothing else and never will: its key is gone when this returns.
 *
 * The library encodes, Node signs. `scripts/inlinePackages.ts` puts the library into this module's file, so nobody has to install it. Needs Node.
 */
import { AsnConvert, OctetString } from "@peculiar/asn1-schema"
import * as x509 from "@peculiar/asn1-x509"
import * as crypto from "node:crypto"
import * as net from "node:net"

/** In PEM. */
export interface Certificates {
  /** What a client has to trust. */
  readonly authority: string
  /** What the server shows. */
  readonly certificate: string
  readonly key: string
}

/** What every server is called. */
const loopback = ["localhost", "127.0.0.1", "[::1]"]

/** An address without the brackets that it has in a URL; undefined for another name. */
const addressOf = (name: string): string | undefined => {
  const plain = name.replace(/^\[(.*)\]$/, "$1")
  return net.isIP(plain) === 0 ? undefined : plain
}

const generalName = (name: string): x509.GeneralName => {
  const address = addressOf(name)
  return address === undefined
    ? new x509.GeneralName({ dNSName: name })
    : new x509.GeneralName({ iPAddress: address })
}

/** What a name allows an authority to sign (RFC 5280 section 4.2.1.10): it, and where it is a name with all that is below. */
const subtreeOf = (name: string): x509.GeneralSubtree => {
  const address = addressOf(name)
  return new x509.GeneralSubtree({
    base: address === undefined
      ? new x509.GeneralName({ dNSName: name.replace(/^\*\./, "") })
      : new x509.GeneralName({ iPAddress: `${address}/${net.isIP(address) === 4 ? 32 : 128}` })
  })
}

const hour = 3_600_000

/** No certificate of a server is good for longer in Apple's clients. Milliseconds. */
const lifetime = 397 * 24 * hour

// ecdsa-with-SHA256 (RFC 5758 section 3.2): what every client takes.
const algorithm = new x509.AlgorithmIdentifier({ algorithm: "1.2.840.10045.4.3.2" })

const commonName = (text: string): x509.Name =>
  new x509.Name([
    new x509.RelativeDistinguishedName([
      new x509.AttributeTypeAndValue({ type: "2.5.4.3", value: new x509.AttributeValue({ utf8String: text }) })
    ])
  ])

const bytes = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer

const extension = (extnID: string, critical: boolean, value: unknown): x509.Extension =>
  new x509.Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })

const generateKeys = () => crypto.generateKeyPairSync("ec", { namedCurve: "P-256" })

type Keys = ReturnType<typeof generateKeys>

const publicKeyInfo = ({ publicKey }: Keys): x509.SubjectPublicKeyInfo =>
  AsnConvert.parse(publicKey.export({ type: "spki", format: "der" }), x509.SubjectPublicKeyInfo)

/** RFC 5280 section 4.2.1.2, method 1. */
const keyIdentifier = (keys: Keys): ArrayBuffer =>
  bytes(crypto.createHash("sha1").update(Buffer.from(publicKeyInfo(keys).subjectPublicKey)).digest())

const pem = (label: string, der: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64").replace(/.{1,64}/g, "$&\n")}-----END ${label}-----\n`

interface Wanted {
  readonly now: Date
  readonly subject: x509.Name
  readonly keys: Keys
  readonly issuer: x509.Name
  readonly issuerKeys: Keys
  readonly extensions: ReadonlyArray<x509.Extension>
}

const sign = ({ extensions, issuer, issuerKeys, keys, now, subject }: Wanted): string => {
  const serialNumber = crypto.randomBytes(16)
  // A positive number that is not shorter than it says (RFC 5280 section 4.1.2.2).
  serialNumber[0] = 0x40 | (serialNumber[0]! & 0x3f)
  const authority = new x509.AuthorityKeyIdentifier({
    keyIdentifier: new x509.KeyIdentifier(keyIdentifier(issuerKeys))
  })
  const tbsCertificate = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: bytes(serialNumber),
    signature: algorithm,
    issuer,
    // An hour back: for clients whose clock is late.
    validity: new x509.Validity({
      notBefore: new Date(now.getTime() - hour),
      notAfter: new Date(now.getTime() - hour + lifetime)
    }),
    subject,
    subjectPublicKeyInfo: publicKeyInfo(keys),
    extensions: new x509.Extensions([
      ...extensions,
      extension(x509.id_ce_subjectKeyIdentifier, false, new x509.SubjectKeyIdentifier(keyIdentifier(keys))),
      extension(x509.id_ce_authorityKeyIdentifier, false, authority)
    ])
  })
  const signature = crypto.sign("sha256", Buffer.from(AsnConvert.serialize(tbsCertificate)), issuerKeys.privateKey)
  return pem(
    "CERTIFICATE",
    AsnConvert.serialize(
      new x509.Certificate({ tbsCertificate, signatureAlgorithm: algorithm, signatureValue: bytes(signature) })
    )
  )
}

const usage = (flags: number): x509.Extension => extension(x509.id_ce_keyUsage, true, new x509.KeyUsage(flags))

/** Who trusts it trusts it for these names only. */
const signAuthority = (now: Date, subject: x509.Name, keys: Keys, names: ReadonlyArray<string>): string =>
  sign({
    now,
    subject,
    keys,
    issuer: subject,
    issuerKeys: keys,
    extensions: [
      extension(x509.id_ce_basicConstraints, true, new x509.BasicConstraints({ cA: true, pathLenConstraint: 0 })),
      usage(x509.KeyUsageFlags.keyCertSign),
      extension(
        x509.id_ce_nameConstraints,
        true,
        new x509.NameConstraints({
          permittedSubtrees: new x509.GeneralSubtrees(names.map(subtreeOf))
        })
      )
    ]
  })

/** Makes both, for loopback addresses and other names. `now` is the time of the world, by which clients judge certificates. */
export const make = (now: Date, others: ReadonlyArray<string> = []): Certificates => {
  const names = [...loopback, ...others.filter((name) => !loopback.includes(name))]
  const keys = generateKeys()
  const authorityKeys = generateKeys()
  // A name of its own: a client may trust the authorities of several sandboxes, and finds the right one by it.
  const authority = commonName(`Prisma Management Sandbox ${crypto.randomBytes(4).toString("hex")}`)
  const certificate = sign({
    now,
    subject: commonName("localhost"),
    keys,
    issuer: authority,
    issuerKeys: authorityKeys,
    extensions: [
      extension(x509.id_ce_basicConstraints, true, new x509.BasicConstraints({ cA: false })),
      usage(x509.KeyUsageFlags.digitalSignature),
      extension(x509.id_ce_extKeyUsage, false, new x509.ExtendedKeyUsage([x509.id_kp_serverAuth])),
      extension(x509.id_ce_subjectAltName, false, new x509.SubjectAlternativeName(names.map(generalName)))
    ]
  })
  return {
    authority: signAuthority(now, authority, authorityKeys, names),
    certificate,
    key: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString()
  }
}
