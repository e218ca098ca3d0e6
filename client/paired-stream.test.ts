import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { endlessBody } from "./endless-for-tests.ts";
import { createKeptKey, restoreDpopKey } from "./kept-key.ts";
import type { PairedServer } from "./paired-server.ts";
import { type ConnectStream, pairedStream } from "./paired-stream.ts";
import type { AnswerBody } from "./runtime.ts";
import { utf8 } from "./utf8.ts";

const noon = Date.parse("2026-11-22T12:00:00.000Z");
let names = 0;

interface Reply {
	status: number;
	text: string;
	body?: AnswerBody;
}

/** A stream whose connects get these replies, one after the other. */
async function stream(...replies: Reply[]) {
	const sent: Record<string, string>[] = [];
	const connect: ConnectStream = async (_, { headers }) => {
		sent.push(headers);
		const { status, text, body: given } = replies[sent.length - 1] ?? { status: 500, text: "" };
		let pieces = [utf8(text)];
		const read = async () => {
			const [value] = pieces;
			pieces = [];
			return value ? { done: false as const, value } : { done: true as const };
		};
		const body = given ?? { getReader: () => ({ read, cancel: async () => {} }) };
		const get = (name: string) => (name === "content-type" ? "text/event-stream" : null);
		return { status, url: "", redirected: false, headers: { get }, body, text: async () => text };
	};
	const proof = await restoreDpopKey(await createKeptKey(), {
		digest: async () => new Uint8Array(32),
		randomName: () => `name ${names++}`,
		now: () => noon,
	});
	const server = { origin: "https://sign.example.org", network: { fetch: () => Promise.reject() } };
	const paired: PairedServer = { ...server, rpId: "localhost", proof, token: "token", clockOffset: 0 };
	const heard: string[] = [];
	const open = () =>
		new Promise<unknown>((resolve) => {
			const opened = pairedStream(paired, "all", connect)(() => heard.push("heard"));
			opened.addEventListener("error", ({ code }) => {
				opened.close();
				resolve(code);
			});
			opened.addEventListener("snapshot", ({ data }) => {
				opened.close();
				resolve(data);
			});
		});
	return { open, sent, heard };
}

const fine = { status: 200, text: "event: snapshot\ndata: first\n\n" };
const late = { status: 401, text: JSON.stringify({ code: "dpop-time", now: new Date(noon + 90_000).toISOString() }) };

test("each connect carries the token and a proof of its own", async () => {
	const { open, sent, heard } = await stream(fine, fine);
	expect(await open()).toBe("first");
	expect(await open()).toBe("first");
	expect(heard).not.toHaveLength(0);
	const proofs = sent.map(({ dpop = "" }) => decodeJwt(dpop));
	expect(proofs[0]).toMatchObject({ htm: "GET", htu: "https://sign.example.org/api/events", ath: expect.any(String) });
	expect(proofs[0]?.jti).not.toBe(proofs[1]?.jti);
	expect(sent[0]).toMatchObject({ authorization: "Bearer token", Accept: "text/event-stream" });
});

test("the server's clock is taken over, and the connect made again", async () => {
	const { open, sent } = await stream(late, fine);
	expect(await open()).toBe("first");
	expect(decodeJwt(sent[1]?.["dpop"] ?? "").iat).toBe((noon + 90_000) / 1000);
});

test("clocks that still differ are trouble that may pass, not a refusal", async () => {
	const { open, sent } = await stream(late, late);
	expect(await open()).toBeUndefined();
	expect(sent).toHaveLength(2);
});

test.each(["token-refused", "not JSON"])("a pairing that ended is told as the refusal it is (%s)", async (code) => {
	const { open, sent } = await stream({ status: 401, text: code === "not JSON" ? code : JSON.stringify({ code }) });
	expect(await open()).toBe(401);
	expect(sent).toHaveLength(1);
});

test("an event that does not end is trouble that may pass, and its connection is let go of", async () => {
	const { body, heard } = endlessBody(utf8("x".repeat(1_000_000)));
	const { open } = await stream({ status: 200, text: "", body });
	expect(await open()).toBeUndefined();
	expect(heard.cancels).toBe(1);
	expect(heard.bytes).toBeLessThan(20_000_000);
});

test("a refusal that does not end is the refusal it is", async () => {
	const { body, heard } = endlessBody(utf8("x".repeat(1_000_000)));
	const { open } = await stream({ status: 401, text: "", body });
	expect(await open()).toBe(401);
	expect(heard.cancels).toBe(1);
});
