/** GitHub as the sandbox has it: an installation of the app for a workspace, with repositories to connect. */
import type { ScmInstallation, ScmRepository } from "../../../api/scmInstallations.ts"
import type { SourceRepository } from "../../../api/sourceRepositories.ts"
import type * as rows from "../state/rows.ts"
import { instant, type Store } from "../state/Store.ts"

type State = Store["Service"]

const accountLogin = "sandbox-org"

export const install = (state: State, workspaceId: string): rows.ScmInstallation => {
  const fields = state.row("scminstall_")
  return state.scmInstallations.put({
    ...fields,
    workspaceId,
    installationId: 1000 + fields.seq,
    accountId: 2000 + fields.seq,
    accountLogin,
    repositories: ["web", "api", "docs"].map((name, index) => ({
      id: fields.seq * 100 + index + 1,
      fullName: `${accountLogin}/${name}`,
      defaultBranch: "main",
      isPrivate: name !== "docs"
    }))
  })
}

export const installationsOf = (state: State, workspaceId: string): Array<rows.ScmInstallation> =>
  state.scmInstallations.filter((row) => row.workspaceId === workspaceId)

export const installationView = (state: State) => (row: rows.ScmInstallation): ScmInstallation => ({
  id: row.id,
  type: "scm-installation",
  url: state.url(`/v1/scm-installations/${row.id}`),
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
