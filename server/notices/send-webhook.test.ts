import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import type { DeliveryRow } from "../storage/schema.ts";
import { webhookSender } from "./send-webhook.ts";
import { readWebhookSecret } from "./webhook-signature.ts";

interface Received {
	method: string | undefined;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A receiver on this machine that keeps what it was sent and answers as the test says. */
async function receiver(answer: (response: ServerResponse) => void = (response) => response.end()) {
	const received: Received[] = [];
	const server = createServer(async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		received.push({ method: request.method, headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
		answer(response);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	const address = server.address();
	const port = typeof address === "object" ? address?.port : 0;
	return { url: new URL(`http://127.0.0.1:${port}/hook?for=countersign`), received };
}

const secretText = `whsec_${Buffer.from("an example of a secret, 32 bytes").toString("base64")}`;
const secret = readWebhookSecret(secretText) ?? Buffer.alloc(0);
const at = Date.UTC(2026, 10, 22, 14, 31, 28, 999);
const row = { id: "msg_1", body_json: '{"type":"passkey-added","name":"Schlüssel"}' } as DeliveryRow;

const send = (url: URL, { timeout = 5000, aborted = new AbortController().signal } = {}) =>
	webhookSender({ url, secret, clock: () => at, timeout })(row, aborted);

test("a webhook is posted as JSON and signed as Standard Webhooks says", async () => {
	const { url, received } = await receiver((response) => response.writeHead(204).end());
	await send(url);
	const [{ method, headers, body }] = received as [Received];
	expect(method).toBe("POST");
	expect(body).toBe(row.body_json);
	expect(headers).toMatchObject({
		"content-type": "application/json",
		"webhook-id": "msg_1",
		"webhook-timestamp": "1795357888",
	});
	// Computed here by another library than the one that signed, from the text of the secret on.
	const bytes = Uint8Array.from(atob(secretText.slice("whsec_".length)), (letter) => letter.charCodeAt(0));
	const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
	const [version, signature = ""] = String(headers["webhook-signature"]).split(",");
	const signed = new TextEncoder().encode(`msg_1.1795357888.${body}`);
	expect(version).toBe("v1");
	expect(await crypto.subtle.verify("HMAC", key, Buffer.from(signature, "base64"), signed)).toBe(true);
	expect(JSON.stringify(received)).not.toContain("whsec_");
});

test("a redirect is not followed", async () => {
	const target = await receiver();
	const { url } = await receiver((response) => response.writeHead(307, { location: target.url.href }).end());
	await expect(send(url)).rejects.toThrow("It answered 307, a redirect, which is not followed.");
	expect(target.received).toEqual([]);
});

test.each([199 + 201, 500, 503])("an answer of %i is a failure", async (status) => {
	const { url } = await receiver((response) => response.writeHead(status).end("<h1>secrets of the receiver</h1>"));
	await expect(send(url)).rejects.toThrow(`It answered ${status}.`);
});

test("a receiver that hangs is left alone", async () => {
	const { url, received } = await receiver(() => {});
	await expect(send(url, { timeout: 40 })).rejects.toThrow("It did not answer within 0.04 seconds.");
	expect(received).toHaveLength(1);
});

test("a receiver that never ends its answer has answered", async () => {
	const { url } = await receiver((response) => response.writeHead(200).write("and so on"));
	await send(url);
});

test("one that is not there is told of without its address", async () => {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	const url = new URL(`http://127.0.0.1:${typeof address === "object" && address?.port}/secret-path`);
	server.close();
	await once(server, "close");
	await expect(send(url)).rejects.toThrow("It could not be reached (ECONNREFUSED).");
});

test("a delivery under way is broken off", async () => {
	const stop = new AbortController();
	const { url } = await receiver(() => stop.abort());
	await expect(send(url, { aborted: stop.signal })).rejects.toThrow("It could not be reached");
});

test.each([
	["whsec_", undefined],
	[`whsec_${Buffer.alloc(23).toString("base64")}`, undefined],
	[`whsec_${Buffer.alloc(24).toString("base64")}\n`, 24],
	[`${Buffer.alloc(32).toString("base64")}`, undefined],
	["whsec_not base64 at all, though long enough for it", undefined],
])("%j is a secret of %s bytes", (text, length) => {
	expect(readWebhookSecret(text)?.length).toBe(length);
});
