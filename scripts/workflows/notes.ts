/** What a release says of itself. */

export interface Released {
  readonly manifest: { readonly version: string; readonly repository: { readonly url: string } }
  readonly lock: { readonly version: string }
  readonly changelog: string
  /** `SECURITY.md` */
  readonly security: string
}

/** The part of the changelog for a version, without its heading. */
const sectionOf = (version: string, changelog: string): string => {
  const parts = changelog.split(/^## /m)
  const part = parts.find((text) => /^\S+/.exec(text)?.[0] === version)
  return part === undefined ? "" : part.slice(part.indexOf("\n") + 1).trim()
}

/** Throws where something does not agree: every reason at once. */
export const notesOf = (tag: string, { changelog, lock, manifest, security }: Released): string => {
  const notes = sectionOf(manifest.version, changelog)
  const problems = [
    ...tag === `v${manifest.version}`
      ? []
      : [`The tag is ${JSON.stringify(tag)}, and package.json has ${manifest.version}`],
    ...lock.version === manifest.version ? [] : [`package-lock.json has ${lock.version}: run npm install`],
    ...notes === "" ? [`CHANGELOG.md says nothing of ${manifest.version}`] : [],
    ...[["package.json", manifest.repository.url], ["SECURITY.md", security]].flatMap(([file, text]) =>
      /OWNER|SECURITY-CONTACT/.test(text!)
        ? [`${file} has a placeholder: see "Before the first release" of CONTRIBUTING.md`]
        : []
    )
  ]
  if (problems.length > 0) throw new Error(problems.join("\n"))
  return notes
}
