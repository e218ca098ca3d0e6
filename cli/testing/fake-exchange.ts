import { createHash } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EmbeddedJWK, jwtVerify } from "jose";

/*
 * What fake servers of the wire contract share.
 */

export interface Reply {
	status: number;
	body?: unknown;
}

/** What a call gets: a reply, later or now, or a closed connection. */
export type Answer = Reply | "drop" | Promise<Reply | "drop">;

export interface Received {
	/** Such as `DELETE`. */
	method: string;
	path: string;
	body: Record<string, unknown>;
	authorization: string | undefined;
}

export async function readCall(request: IncomingMessage): Promise<Received> {
	let text = "";
	for await (const part of request.setEncoding("utf8")) text += part;
	const { method = "", url: path = "", headers } = request;
	return { method, path, body: JSON.parse(text || "{}"), authorization: headers.authorization };
}

/** @returns the key that made the proof */
export async function checkProof(request: IncomingMessage, origin: string): Promise<unknown> {
	const { payload, protectedHeader } = await jwtVerify(String(request.headers["dpop"]), EmbeddedJWK, {
		typ: "dpop+jwt",
	});
	const token = request.headers.authorization?.replace(/^Bearer /, "");
	const ath = token && createHash("sha256").update(token).digest("base64url");
	const expected = { htm: request.method, htu: `${origin}${request.url?.split("?")[0]}`, ath };
	for (const [claim, value] of Object.entries(expected))
		if (payload[claim] !== value) throw new Error(`${claim} is ${payload[claim]}, not ${value}`);
	return protectedHeader.jwk;
}

export function serverInfo(origin: string) {
	return { name: "countersign", version: "0.1.0", api: 1, origin, rpId: "localhost", now: new Date().toISOString() };
}

export function problemReply(code: string, status: number, members: object = {}): Reply {
	return { status, body: { code, status, ...members } };
}

/** @returns the port */
export async function listenLocally(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
	return (server.address() as AddressInfo).port;
}

export function stopServer(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
