/** A way of calling the API that is measured: it reads one project, and a list of a hundred. */
export interface Subject {
  readonly getProject: () => Promise<unknown>
  readonly listProjects: () => Promise<unknown>
}
