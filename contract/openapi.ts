import { z } from "zod";
import type { Authority, Call } from "./call.ts";
import { calls } from "./calls.ts";
import { LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "./events.ts";
import { LoginRequestId } from "./login-request.ts";
import { problems } from "./problem.ts";

/** The wire contract as an OpenAPI 3.1 description, made from the same table that server and client run on. */
export function openApi(server: { origin: string; version: string }): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const [operationId, call] of Object.entries<Call>(calls)) {
		const path = call.path.replace(/:(\w+)/g, "{$1}");
		paths[path] = { ...paths[path], [call.method.toLowerCase()]: operation(operationId, call) };
	}
	return {
		openapi: "3.1.0",
		info: { title: "Countersign", version: server.version, license: { name: "Apache-2.0" } },
		servers: [{ url: server.origin }],
		paths: { ...paths, "/api/events": { get: events } },
		components: { securitySchemes },
	};
}

/** Which of the schemes each authority takes; the schemes of one object go together. */
const security: Record<Authority, Record<string, never[]>[]> = {
	anybody: [],
	"anybody-or-approver": [{}, { session: [] }, { pairing: [], dpop: [] }],
	requester: [{ waitToken: [], dpop: [] }],
	approver: [{ session: [] }, { pairing: [], dpop: [] }],
	decider: [{ session: [] }, { pairing: [], dpop: [] }, { ceremony: [] }],
	session: [{ session: [] }],
	admin: [{ session: [] }],
};

const securitySchemes = {
	session: {
		type: "apiKey",
		in: "cookie",
		name: "__Host-countersign",
		description:
			"The web app's session; changing calls also need the page's own Origin. On localhost: countersign-<port>.",
	},
	dpop: { type: "apiKey", in: "header", name: "DPoP", description: "A proof of key for this very call (RFC 9449)." },
	waitToken: { type: "http", scheme: "bearer", description: "The wait token of one's own login request." },
	pairing: { type: "http", scheme: "bearer", description: "The token of a paired app." },
	ceremony: { type: "http", scheme: "bearer", description: "What a ceremony ticket was turned into; for one request." },
};

/** The one call that has no single answer, and so no row in the table. */
const events = {
	operationId: "followEvents",
	summary:
		"Server-sent events: `snapshot` first, then `login-requested` and `login-settled`; a gap means connect again",
	security: security.decider,
	parameters: [
		{ name: "scope", in: "query", required: false, schema: { enum: ["own", "all"], default: "own" } },
		{ name: "request", in: "query", required: false, schema: jsonSchema(LoginRequestId, "input") },
	],
	responses: {
		200: {
			description: "One JSON object in the data of each event",
			content: {
				"text/event-stream": {
					schema: {
						oneOf: [SnapshotEvent, LoginRequestedEvent, LoginSettledEvent].map((event) => jsonSchema(event, "output")),
					},
				},
			},
		},
	},
};

function operation(operationId: string, call: Call): object {
	return {
		operationId,
		summary: call.summary,
		security: security[call.authority],
		parameters: [...parameters("path", call.params), ...parameters("query", call.query), ...headers(call)],
		...(call.body && { requestBody: { required: true, content: json(call.body, "input") } }),
		responses: { ...answers(call), ...problemAnswers(call) },
	};
}

function parameters(place: "path" | "query", schema: z.ZodObject | undefined): object[] {
	return Object.entries(schema?.shape ?? {}).map(([name, value]) => ({
		name,
		in: place,
		required: place === "path",
		schema: jsonSchema(value as z.ZodType, "input"),
	}));
}

function headers(call: Call): object[] {
	return Object.entries(call.headers ?? {}).map(([name, description]) => ({
		name,
		in: "header",
		required: false,
		description,
		schema: { type: "string" },
	}));
}

function answers(call: Call): Record<string, object> {
	const each = Object.entries(call.answers).map(([status, schema]) => [
		status,
		schema ? { description: call.summary, content: json(schema, "output") } : { description: "Done" },
	]);
	return Object.fromEntries(each);
}

/** One answer for each status, naming the codes that come with it. */
function problemAnswers(call: Call): Record<string, object> {
	const byStatus = Map.groupBy(call.problems, (code) => problems[code][0]);
	return Object.fromEntries(
		[...byStatus].map(([status, codes]) => [
			status,
			{
				description: codes.map((code) => `\`${code}\`: ${problems[code][1]}`).join(" "),
				content: {
					"application/problem+json": {
						schema: { type: "object", properties: { code: { enum: codes } }, required: ["code"] },
					},
				},
			},
		]),
	);
}

function json(schema: z.ZodType, io: "input" | "output"): object {
	return { "application/json": { schema: jsonSchema(schema, io) } };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): object {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
	return rest;
}
