/** GitHub as the sandbox has it: installations of the app for a workspace, with repositories to connect, and how a person adds some. */
import type { ScmInstallation, ScmRepository } from "../../../api/scmInstallations.ts"
import type { SourceRepository } from "../../../api/sourceRepositories.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"

type State = Store["Service"]

/** GitHub does not tell capitals from small letters. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** What an account and a repository may be called on GitHub. */
export const isAccountName = (text: string): boolean => /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i.test(text)
const isRepositoryName = (text: string): boolean => /^(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)

/** The account of a repository, by its full name; undefined where the text is none. */
export const ownerOf = (fullName: string): string | undefined => {
  const [owner = "", name = "", ...more] = fullName.split("/")
  return isAccountName(owner) && isRepositoryName(name) && more.length === 0 ? owner : undefined
}

export interface NewRepository {
  /** `owner/name` */
  readonly fullName: string
  readonly isPrivate: boolean
  readonly defaultBranch?: string | undefined
}

/** The account and its repositories that are there where nobody names others. */
export const usualAccount = "sandbox-org"
export const usualRepositories: ReadonlyArray<NewRepository> = ["web", "api", "docs"].map((name) => ({
  fullName: `${usualAccount}/${name}`,
  isPrivate: name !== "docs"
}))

const installationOf = (state: State, workspaceId: string, account: string): rows.ScmInstallation | undefined =>
  installationsOf(state, workspaceId).find(({ accountLogin }) => isSameName(accountLogin, account))

const addInstallation = (state: State, workspaceId: string, accountLogin: string): rows.ScmInstallation => {
  const fields = state.row("scminstall_")
  return state.scmInstallations.put({
    ...fields,
    workspaceId,
    installationId: 1000 + fields.seq,
    accountId: 2000 + fields.seq,
    accountLogin,
    repositories: []
  })
}

export const seesRepository = ({ repositories }: rows.ScmInstallation, fullName: string): boolean =>
  repositories.some((repository) => isSameName(repository.fullName, fullName))

/** Installs the app for an account, or gives the app that is there access to more. What it sees already stays as it is. */
export const install = (
  state: State,
  workspaceId: string,
  account: string,
  repositories: ReadonlyArray<NewRepository>
): rows.ScmInstallation =>
  repositories.reduce(
    (row, { defaultBranch = "main", fullName, isPrivate }) => {
      if (seesRepository(row, fullName)) return row
      const repository = { id: state.row("").seq, fullName, defaultBranch, isPrivate }
      return state.scmInstallations.change(row, { repositories: [...row.repositories, repository] })
    },
    installationOf(state, workspaceId, account) ?? addInstallation(state, workspaceId, account)
  )

/** How long a person has: milliseconds. */
const intentLifetime = 60 * 60_000
const mostIntents = 1_000

/** Where a person installs the app for a workspace. Whoever has this URL may do that, once and for a while. */
export const beginInstall = (state: State, workspaceId: string, repository: string | undefined): string => {
  const intents = state.installIntents
  intents.filter(({ expiresAt }) => expiresAt <= state.now()).forEach(intents.remove)
  intents.all().slice(0, -(mostIntents - 1)).forEach(intents.remove)
  const { id } = intents.put({
    ...state.row(""),
    id: state.secret(),
    workspaceId,
    // What is none is no suggestion, and may be long.
    repository: repository !== undefined && ownerOf(repository) !== undefined ? repository : null,
    expiresAt: state.now() + intentLifetime
  })
  return state.url(`/github/install?state=${id}`)
}

/** The intent that a URL stands for, while it is not over. */
export const findIntent = (state: State, id: string): rows.InstallIntent | undefined => {
  const intent = state.installIntents.get(id)
  return intent === undefined || intent.expiresAt <= state.now() ? undefined : intent
}

/** What an answer says of the installation that a program may have already. */
export const linkOf = (state: State, workspaceId: string, repository: string | undefined) => {
  const linked = repository === undefined
    ? undefined
    : installationOf(state, workspaceId, ownerOf(repository) ?? "")
  if (repository === undefined || linked === undefined) return { alreadyLinked: false }
  return {
    alreadyLinked: true,
    accountLogin: linked.accountLogin,
    hint: seesRepository(linked, repository)
      ? "The app is already installed."
      : "The app is installed for this account, but cannot see the repository: give it access at installUrl."
  }
}

export const installationsOf = (state: State, workspaceId: string): Array<rows.ScmInstallation> =>
  state.scmInstallations.filter((row) => row.workspaceId === workspaceId)

export const installationView = (state: State) => (row: rows.ScmInstallation): ScmInstallation => ({
  id: row.id,
  type: "scm-installation",
  // The contract has no operation that gives an installation alone.
  url: state.url(`/v1/scm-installations/${row.id}/repositories`),
  provider: "github",
  installationId: row.installationId,
  accountId: row.accountId,
  accountLogin: row.accountLogin,
  accountType: "organization",
  suspended: false,
  createdAt: instant(row.createdAt),
  updatedAt: instant(row.createdAt)
})

export const repositoryView = (repository: rows.Repository): ScmRepository => ({
  id: repository.id,
  type: "scm-repository",
  fullName: repository.fullName,
  defaultBranch: repository.defaultBranch,
  isPrivate: repository.isPrivate
})

export const sourceRepositoryView = (state: State) => (row: rows.SourceRepository): SourceRepository => ({
  id: row.id,
  type: "source-repository",
  url: state.url(`/v1/source-repositories/${row.id}`),
  repoId: row.repository.id,
  provider: "github",
  repoFullName: row.repository.fullName,
  defaultBranch: row.repository.defaultBranch,
  isPrivate: row.repository.isPrivate,
  status: "active",
  projectId: row.projectId,
  installationId: row.installationId,
  createdAt: instant(row.createdAt),
  updatedAt: instant(row.createdAt)
})
