/** What the clients of the API read of the environment, so that they call this sandbox. */

/** Between apostrophes where a shell would read it as more than a word. */
export const quoted = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`

interface Place {
  readonly url: string
  readonly token: string
  readonly workspaceId: string
  /** The file with the certificate to trust, where there is one. */
  readonly certificate?: string | undefined
}

/** By the names of `@prisma/cli`, `@prisma/composer`, the published SDK's examples and this package; the last one is Node's and Bun's. */
export const variables = (sandbox: Place) => ({
  PRISMA_MANAGEMENT_API_URL: sandbox.url,
  PRISMA_API_URL: sandbox.url,
  PRISMA_SERVICE_TOKEN: sandbox.token,
  PRISMA_WORKSPACE_ID: sandbox.workspaceId,
  PRISMA_AUTH_URL: sandbox.url,
  PRISMA_AUTH_BASE_URL: sandbox.url,
  PRISMA_CLIENT_ID: "sandbox",
  ...sandbox.certificate === undefined ? undefined : { NODE_EXTRA_CA_CERTS: sandbox.certificate }
})

/** Lines to paste into a shell. */
export const exports = (sandbox: Place): string =>
  Object.entries(variables(sandbox)).map(([name, value]) => `export ${name}=${quoted(value)}`).join("\n")
