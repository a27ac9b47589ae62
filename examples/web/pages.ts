/** What the web applications of the examples show. */

const entities: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!)

/** A page that says something, and where to go from there. */
export const textPage = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<h1>${escaped(title)}</h1><p>${escaped(text)}</p><p><a href="/auth/login">Log in</a></p></html>`

/** The projects of a workspace, a form for another one, and the way out. */
export const homePage = (workspace: string, projects: ReadonlyArray<string>): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Projects</title>
<h1>Projects of ${escaped(workspace)}</h1>
<ul>${projects.map((name) => `<li>${escaped(name)}</li>`).join("")}</ul>
<form method="post" action="/projects"><label>Name <input name="name" required></label> <button>Create</button></form>
<form method="post" action="/auth/logout"><button>Log out</button></form></html>`
