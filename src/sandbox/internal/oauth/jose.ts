/** What signs and reads JWTs. `scripts/inlinePackages.ts` puts the package into this module, so that only who develops the sandbox installs it. */
export { decodeProtectedHeader } from "jose/decode/protected_header"
export { decodeJwt } from "jose/jwt/decode"
export { SignJWT } from "jose/jwt/sign"
export { exportJWK } from "jose/key/export"
export { generateKeyPair } from "jose/key/generate/keypair"
