/** The person whose sandbox it is: the owner of its first workspace, who allows logins. */
export const user = { id: "usr_sandbox", email: "sandbox@example.com", name: "Sandbox" }
