/** What writes the headers of archives. `scripts/inlinePackages.ts` puts the package into this module, so that only who develops this one installs it. */
export { packTar } from "modern-tar"
