/** What `prisma-management-sandbox --help` prints. */
import { names } from "../control/routes.ts"

const listed = (all: ReadonlyArray<string>): string => `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`

export const help = `Usage: prisma-management-sandbox [options]
       prisma-management-sandbox exec [options] -- <command>

Runs a local Prisma Management API and its authorization server. Needs no account and no network.
With exec, it runs a command next to the sandbox, such as \`exec -- npm test\`, and stops when the command ends.
The command finds the sandbox through environment variables.

Options:
  -p, --port <number>    The port to listen on; 0 picks a free one (default: the variable PORT, else 4010; with exec a free one)
  --host <address>       The address to listen on (default 127.0.0.1); 0.0.0.0 or :: accepts other machines and containers
  --public-url <url>     The URL that clients use, such as that of a proxy. The issuer and all links use it. By default they
                         use the host of each request
  --allow-host <name>    Accept this host name too: sandbox.example.com, *.example.com or *; repeatable
  --allow-origin <origin>
                         Accept web pages of this origin too (CORS): https://app.example.com or *; repeatable. Pages of
                         localhost are always accepted
  --trust-proxy          Trust the headers Forwarded and X-Forwarded-Proto, -Host and -Port of a proxy
  --token <text>         The API token to accept (default: generated). A JWT also sets the workspace
  --workspace <id>       The id of the initial workspace (default: generated)
  --token-ttl <seconds>  The lifetime of a login's access token (default 3600)
  --refresh-token-ttl <seconds>
                         The lifetime of a refresh token (default 7776000: 90 days)
  --token-skew=<seconds> How far the token issuer's clock is ahead of the API's clock; negative for behind (--token-skew=-60)
  --user <email>[,<name>]
                         Add a user with a workspace of their own; repeatable. The first user is sandbox@example.com
  --auto-approve         Approve every login without showing the consent page
  --client <id>[,<secret>][,<redirect URI>...]
                         Register an application, which must then use this secret and these redirect URIs; repeatable.
                         Without a secret it is public. Without redirect URIs it may use any loopback URL
  --strict-clients       Accept registered applications only, as the real server does. By default any client id may log in
                         as a public client
  --seed <file>          A JSON file with the initial resources: projects, workspaces, and what belongs to them
  --id-seed <text>       Generate the same ids in every run that makes the same requests
  --data <file>          Keep the state in this file across restarts, for one sandbox at a time. Once the file exists, --seed
                         and --import are ignored
  --import <file>        Start from this snapshot. The file is not written to
  --export-on-exit [<file>]
                         Write a snapshot to this file on exit; by default to the file of --import
  --database-url <url>   Create real databases in this PostgreSQL, so that connection strings work, for example
                         postgres://postgres@localhost:5432/{database}
  --tls                  Serve https, with a certificate for localhost, 127.0.0.1 and ::1 that is generated at startup
  --tls-cert <file>      Serve https with this certificate and its chain (PEM); needs --tls-key
  --tls-key <file>       The private key of --tls-cert (PEM)
  --control              Serve the control routes of /__sandbox: ${listed(names.controlled)}.
                         GET /__sandbox lists them. ${listed(names.always)} need no --control
  --control-token <text> Serve the control routes to other machines too: every request to /__sandbox must then send this
                         bearer token
  --exit-with-stdin      Exit when standard input ends, for programs in other languages that start the sandbox
  --json                 Print one line of JSON at startup: url, token, workspaceId, environment and more
  -v, --version          Print the version of the sandbox and of its contract
  -h, --help             Print this help

It exits on Ctrl+C, SIGTERM and SIGHUP. exec forwards signals to its command, and exits with the command's status.
`

/** All flags, as the help lists them. */
export const flags = Array.from(help.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm), ([, name]) => name!)
