import fc from "fast-check";
import type { Call } from "../../../contract/call.ts";
import type { FuzzTarget } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { holds, inputOf, textIn } from "../parsers/text-input.ts";
import { type HostileAnswer, refusalIn, refuseLeak } from "./answer.ts";
import { authorityFor } from "./authority.ts";
import { callsWithBody, everyCall, somePath } from "./every-call.ts";
import { hostileBody, isTaken } from "./hostile-body.ts";
import { httpWorld } from "./http-world.ts";
import { lawfulValue } from "./lawful-value.ts";

const bodies = callsWithBody.flatMap(({ call }, at) =>
	call.body ? [{ at, call, lawful: lawfulValue(call.body) }] : [],
);

/** Bodies with all the authority there is beside them: the input's first byte says for which call. */
export const bodiesTarget: FuzzTarget = {
	name: "http-bodies",
	samples: bodies.flatMap(({ at, lawful }) =>
		fc.sample(lawful, { numRuns: 2, seed: 1 }).map((value) => numbered(at, JSON.stringify(value))),
	),
	shaped: fc.oneof(...bodies.map(({ at, call }) => hostileBody(call).map((text) => numbered(at, text)))),
	async attempt(input) {
		const { call } = bodies[(input[0] ?? 0) % bodies.length] ?? {};
		const payload = Buffer.from(input.subarray(1));
		// What is taken would be done, and the next input would find another world.
		if (!call || isTaken(call, payload.toString())) return;
		const { world, store, secrets } = await httpWorld();
		const url = somePath(call);
		const headers = { "content-type": "application/json", ...authorityFor(world, call, url) };
		const answer = await world.app.inject({ method: call.method, url, headers, payload });
		holds(refusalIn(answer, secrets) === "invalid-request", "a body that is not taken is refused as one");
		holds((await store.changed()).length === 0, "nothing is written");
	},
};

const head = (call: Call, more = "") => `${call.method} ${somePath(call)}\n${more}`;
const json = "content-type: application/json\n";

/** Whole requests of strangers: a line, headers, a body. */
export const requestsTarget: FuzzTarget = {
	name: "http-requests",
	samples: [
		...everyCall.map(({ call }) => inputOf(head(call, "origin: http://localhost\n\n"))),
		...bodies.map(({ call, lawful }) => {
			const [value] = fc.sample(lawful, { numRuns: 1, seed: 1 });
			return inputOf(`${head(call, json)}\n${JSON.stringify(value)}`);
		}),
		inputOf(`GET /api/events?scope=all\nauthorization: DPoP ${"a".repeat(43)}\ndpop: a.b.c\nlast-event-id: 1\n\n`),
		inputOf("GET /assets/../index.html\ncookie: countersign-8686=a; __Host-countersign=b\nhost: evil.example\n\n"),
	],
	async attempt(input) {
		const { world, store, secrets, source } = await httpWorld();
		const request = requestIn(textIn(input));
		const headers = { ...request.headers, "x-forwarded-for": source() };
		const answer = await world.app.inject({ ...request, headers });
		if (answer.statusCode >= 400) refusalIn(answer, secrets);
		else holdsFor(answer, world.origin, secrets);
		holds((await store.changed()).length === 0, "a stranger writes nothing");
	},
};

function holdsFor(answer: HostileAnswer, origin: string, secrets: readonly string[]): void {
	const to = answer.headers["location"];
	if (to !== undefined) holds(new URL(String(to), origin).origin === origin, "nobody is sent to another site");
	holds(
		!/accessToken|set-cookie/i.test(`${answer.payload}${Object.keys(answer.headers)}`),
		"a stranger gets no authority",
	);
	if (/json/.test(String(answer.headers["content-type"]))) refuseLeak(answer, secrets);
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What can be made a request of: its path as a client would write it, its headers as a server would read them. */
function requestIn(text: string) {
	const [top = "", ...rest] = text.split("\n\n");
	const [line = "", ...lines] = top.split("\n");
	const [word = "", path = ""] = line.split(" ");
	const url = `/${path.replace(/^[/\\]+/, "")}`.replace(/[^\x21-\x7e]/gu, (letter) =>
		encodeURIComponent(letter.toWellFormed()),
	);
	const headers = lines.flatMap((header) => {
		const [, name, value = ""] = /^([a-z-]{1,30}): ?([\t\x20-\x7e\x80-\xff]*)$/.exec(header) ?? [];
		return name === undefined || framing.has(name) ? [] : [[name, value] as const];
	});
	const payload = rest.join("\n\n");
	const method = (methods.has(word) ? word : "POST") as "GET";
	return { method, url, headers: Object.fromEntries(headers), ...(payload !== "" && { payload }) };
}

/** Node reads these before anything of ours does. */
const framing = new Set(["content-length", "transfer-encoding", "connection", "expect", "upgrade", "te", "trailer"]);

function numbered(at: number, text: string): Uint8Array {
	return new Uint8Array(Buffer.concat([Buffer.of(at), Buffer.from(text)]));
}
