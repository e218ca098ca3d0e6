import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { isNotifiable } from "../../../contract/notification-uri.ts";
import { pingFetch } from "./send-ping.ts";

/** An endpoint on this machine that answers as the test says, one answer after the other. */
async function endpoint(...answers: ((response: ServerResponse) => void)[]) {
	const calls: { authorization: string | undefined; url: string | undefined }[] = [];
	const server = createServer(({ url, headers: { authorization } }, response) => {
		calls.push({ authorization, url });
		(answers[calls.length - 1] ?? answers.at(-1))?.(response);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	const address = server.address();
	return { at: `http://127.0.0.1:${typeof address === "object" && address?.port}/notify`, calls };
}

const answer =
	(status: number, headers = {}) =>
	(response: ServerResponse) =>
		response.writeHead(status, headers).end();
const hangUp = (response: ServerResponse) => response.destroy();
const silence = () => undefined;
/** Long enough for whoever answers on a busy machine; whoever does not is not waited for that long. */
const soon = { pauses: [1, 1], timeout: 20_000 };
const hasty = { pauses: [1, 1], timeout: 500 };
const told = { method: "POST", headers: { authorization: "Bearer secret-token" } };

test("a client that is away for a moment is told later, and is told once", async () => {
	const { at, calls } = await endpoint(answer(503), hangUp, answer(204));
	await pingFetch(soon)(at, told);
	expect(calls).toHaveLength(3);
	expect(calls[0]?.authorization).toBe("Bearer secret-token");
});

test.each([
	["a redirect, which is not followed", answer(307, { location: "/elsewhere" }), 1, "the endpoint answered 307", soon],
	["a refusal", answer(401), 1, "the endpoint answered 401", soon],
	["silence", silence, 3, "the endpoint was not reached", hasty],
	["failure without end", answer(500), 3, "the endpoint answered 500", soon],
])("%s ends it, and what is logged tells neither address nor token", async (_, how, times, words, patience) => {
	const { at, calls } = await endpoint(how);
	await expect(pingFetch(patience)(at, told)).rejects.toThrow(new RegExp(`^${words}$`));
	expect(calls.map(({ url }) => url)).toEqual(Array.from({ length: times }, () => "/notify"));
});

test("a name that leads to a private address is not called, unlike this machine", async () => {
	const { at, calls } = await endpoint(answer(204));
	// In the library's place: whatever goes through it is refused.
	const guarded = { ...told, dispatcher: { dispatch: () => expect.fail() } } as unknown as RequestInit;
	await pingFetch(soon)(at, guarded);
	expect(calls).toHaveLength(1);
	const refusing = pingFetch(soon)("https://desk.example.org/notify", guarded);
	await expect(refusing).rejects.toThrow("the endpoint was not reached");
});

test.each([
	["https://desk.example.org/notify", true],
	["https://192.168.1.5:8443/notify", true],
	["http://localhost:8000/", false],
	["https://a:b@desk.example.org/", false],
	["https://desk.example.org/#a", false],
	["/notify", false],
])("whether a client can be told at %j: %s", (uri, can) => {
	expect(isNotifiable(uri)).toBe(can);
});
