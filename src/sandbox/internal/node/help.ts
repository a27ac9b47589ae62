/** What `prisma-management-sandbox --help` says. */
import { names } from "../control/routes.ts"

const listed = (all: ReadonlyArray<string>): string => `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`

export const help = `Usage: prisma-management-sandbox [options]
       prisma-management-sandbox exec [options] -- <command>

A local Prisma Management API and its authorization server: no account, no network. With exec, a command
runs as long as the sandbox does, such as \`exec -- npm test\`: clients of the API in it find the sandbox by their variables.

Options:
  -p, --port <number>    Where to listen, any free port with 0 (default: the variable PORT, else 4010; with exec any free port)
  --host <address>       Which address to listen on (default 127.0.0.1); 0.0.0.0 or :: listens for other machines and containers
  --public-url <url>     The URL that everybody calls it by, such as that of a proxy: the issuer and all links have it. Without
                         it they have the one that a request called
  --allow-host <name>    A name that it is called by, beside those of this machine: sandbox.example.com, *.example.com or *; may be repeated
  --allow-origin <origin>
                         Web pages that may call it, beside those of this machine: https://app.example.com or *; may be repeated
  --trust-proxy          Believe the Forwarded and X-Forwarded-Proto, -Host and -Port of a proxy before it
  --token <text>         The token that it accepts (default: generated); one that is a JWT names the workspace
  --workspace <id>       The id of the workspace that is there from the start (default: generated)
  --token-ttl <seconds>  How long an access token of a login is good (default 3600)
  --refresh-token-ttl <seconds>
                         How long a refresh token is good (default 7776000: 90 days)
  --token-skew=<seconds> How far the clock that issues tokens is ahead of that of the API, or behind it (--token-skew=-60)
  --user <email>[,<name>]
                         Another user, with a workspace of their own; may be repeated. The first one is sandbox@example.com
  --auto-approve         Approve every login at once, without the page that asks
  --client <id>[,<secret>][,<redirect URI>...]
                         Register an application, which then logs in with this secret and to these URIs only; may be repeated.
                         Without a secret it is public, without a URI any loopback URL is one
  --strict-clients       Let only registered applications log in, as the real server does; without it every client id is
                         accepted as a public client
  --seed <file>          JSON with what to start with: projects, workspaces, and what is in them
  --id-seed <text>       Make the ids of what is created the same in every run with the same requests
  --data <file>          Keep the state in this file, for one sandbox at a time and for the next start; what is in it counts, and --seed and
                         --import do not
  --import <file>        Start with this snapshot; nothing is written back to it
  --export-on-exit [<file>]
                         Write a snapshot into this file at the end, or into that of --import
  --database-url <url>   A PostgreSQL to make the databases in, so that their connection strings work, for example
                         postgres://postgres@localhost:5432/{database}
  --tls                  Speak https, with a certificate for localhost, 127.0.0.1 and ::1 that is made at the start
  --tls-cert <file>      Speak https with this certificate and its chain (PEM); needs --tls-key
  --tls-key <file>       Its private key (PEM)
  --control              Offer /__sandbox/${listed(names.controlled)},
                         beside ${listed(names.always)}, which are there without it; GET /__sandbox tells of all
  --control-token <text> Control it from elsewhere too: every request to /__sandbox then has to carry this as a bearer token
  --exit-with-stdin      End when standard input ends: for programs in other languages that start it
  --json                 Say where it is as one line of JSON: url, token, workspaceId, environment and more
  -v, --version          Show the version, and that of the contract
  -h, --help             Show this

It ends with Ctrl+C, SIGTERM or SIGHUP. exec passes signals on, and ends as its command does.
`

/** All flags, as the help lists them. */
export const flags = Array.from(help.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm), ([, name]) => name!)
