/** A person at the pages of the authorization server: reads the form, and decides. */

const hidden = /<input type="hidden" name="([^"]+)" value="([^"]+)"/g

const unescaped = (text) =>
  text.replaceAll("&quot;", "\"").replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll(
    "&amp;",
    "&"
  )

/** Opens a page, decides, and gives the answer, whose redirect nobody has followed. */
export const decide = async (url, decision = "approve") => {
  const html = await (await fetch(url)).text()
  const [, action] = /<form method="post" action="([^"]+)"/.exec(html) ?? []
  if (action === undefined) throw new Error(`there is no form at ${url}: ${html.replaceAll(/<[^>]*>|\s+/g, " ")}`)
  const [, workspace] = /<option value="([^"]+)"/.exec(html)
  const fields = Object.fromEntries(Array.from(html.matchAll(hidden), ([, name, value]) => [name, unescaped(value)]))
  return fetch(new URL(action, url), {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ ...fields, workspace, decision })
  })
}

/** The same for a login, and where the browser is sent. */
export const login = async (url, decision) => {
  const answer = await decide(url, decision)
  const location = answer.headers.get("location")
  if (location === null) throw new Error(`the login ends with ${answer.status}`)
  return new URL(location)
}
