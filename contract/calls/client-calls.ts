import { z } from "zod";
import { EmailAddress } from "../account.ts";
import type { Call } from "../call.ts";
import { ChangeOidcClient, CreatedOidcClient, NewOidcClient, OidcClient, OidcClientDetails } from "../oidc-client.ts";
import { WebFingerCheck } from "../webfinger-check.ts";

const client = { params: z.object({ id: z.string().regex(/^[a-z2-7]{1,40}$/) }) };

/** The programs that people log in to by OpenID Connect. */
export const clientCalls = {
	listClients: {
		method: "GET",
		path: "/api/clients",
		summary: "Every client of the OpenID Connect provider, by name",
		authority: "admin",
		answers: { 200: z.object({ clients: z.array(OidcClient) }) },
		problems: ["not-signed-in", "forbidden"],
	},
	createClient: {
		method: "POST",
		path: "/api/clients",
		summary: "Register a client; its secret is told this once",
		authority: "admin",
		body: NewOidcClient,
		answers: { 201: CreatedOidcClient },
		problems: ["not-signed-in", "forbidden", "invalid-request", "name-taken"],
	},
	client: {
		method: "GET",
		path: "/api/clients/:id",
		summary: "One client, with the issuer that its settings name",
		authority: "admin",
		...client,
		answers: { 200: OidcClientDetails },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	changeClient: {
		method: "PATCH",
		path: "/api/clients/:id",
		summary: "Change a client: name, addresses, groups, what it may do",
		authority: "admin",
		...client,
		body: ChangeOidcClient,
		answers: { 200: OidcClientDetails },
		problems: ["not-signed-in", "forbidden", "not-found", "invalid-request", "name-taken"],
	},
	rotateClientSecret: {
		method: "POST",
		path: "/api/clients/:id/secret",
		summary: "Give a client a new secret, told this once; the old one is good no more",
		authority: "admin",
		...client,
		body: z.strictObject({}),
		answers: { 200: CreatedOidcClient },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	removeClient: {
		method: "DELETE",
		path: "/api/clients/:id",
		summary: "Remove a client, and all that it was given",
		authority: "admin",
		...client,
		answers: { 204: null },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
	checkWebFinger: {
		method: "POST",
		path: "/api/clients/:id/webfinger",
		summary: "Ask an address's domain, as Tailscale would for this client, which provider answers for it",
		authority: "admin",
		...client,
		body: z.strictObject({ email: EmailAddress }),
		answers: { 200: WebFingerCheck },
		problems: ["not-signed-in", "forbidden", "not-found"],
	},
} as const satisfies Record<string, Call>;
