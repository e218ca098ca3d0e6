import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { networkError } from "./network-error.ts";
import { world } from "./state.ts";
import { strict } from "./strict.ts";
import { type MemberOf, members } from "./surface.ts";

const open = new Set<AbortController>();
const withoutBody = [101, 204, 205, 304];

// What Chromium takes a file for, of what apps ship.
const mediaTypes: Record<string, string> = {
	".html": "text/html",
	".js": "text/javascript",
	".css": "text/css",
	".json": "application/json",
	".svg": "image/svg+xml",
	".png": "image/png",
	".woff2": "font/woff2",
};

/** The cable is pulled: nothing new, and what is open breaks. */
export function breakConnections(): void {
	for (const connection of open) connection.abort(new Error("net::ERR_NETWORK_CHANGED"));
}

async function netFetch(input: string | Request, init?: RequestInit): Promise<Response> {
	const request = new Request(input, init);
	request.signal.throwIfAborted();
	if (request.url.startsWith("file:")) return fileResponse(request.url);
	if (!world.isOnline) throw new Error("net::ERR_INTERNET_DISCONNECTED");
	const connection = new AbortController();
	open.add(connection);
	const signal = AbortSignal.any([connection.signal, request.signal]);
	try {
		const answer = await fetch(request, { signal, redirect: request.redirect === "follow" ? "follow" : "manual" });
		refuseRedirect(request, answer);
		return asElectronAnswers(answer, request, connection);
	} catch (cause) {
		open.delete(connection);
		request.signal.throwIfAborted();
		throw networkError(connection.signal.aborted ? connection.signal.reason : cause);
	}
}

function refuseRedirect(request: Request, answer: Response): void {
	if (request.redirect === "follow" || answer.status < 300 || answer.status > 399 || !answer.headers.has("location"))
		return;
	throw new Error(
		request.redirect === "manual" ? "Redirect was cancelled" : "Attempted to redirect, but redirect policy was 'error'",
	);
}

/** A new response, as Electron makes one: it knows no URL, and its body fails in Chromium's words. */
function asElectronAnswers(answer: Response, request: Request, connection: AbortController): Response {
	const { status, statusText, headers } = answer;
	const isEmpty = answer.body === null || withoutBody.includes(status) || request.method === "HEAD";
	if (isEmpty) open.delete(connection);
	return new Response(isEmpty ? null : bodyOf(answer, request, connection), { status, statusText, headers });
}

function bodyOf(answer: Response, request: Request, connection: AbortController): ReadableStream<Uint8Array> {
	const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
	return new ReadableStream({
		async pull(controller) {
			try {
				const { done, value } = await reader.read();
				if (!done) return controller.enqueue(value);
				open.delete(connection);
				controller.close();
			} catch (cause) {
				open.delete(connection);
				controller.error(bodyError(cause, request, connection));
			}
		},
		cancel(reason) {
			open.delete(connection);
			return reader.cancel(reason);
		},
	});
}

function bodyError(cause: unknown, request: Request, connection: AbortController): unknown {
	if (connection.signal.aborted) return connection.signal.reason;
	return request.signal.aborted ? new Error("net::ERR_ABORTED") : networkError(cause);
}

async function fileResponse(url: string): Promise<Response> {
	const path = fileURLToPath(url);
	const contents = await readFile(path).catch(() => undefined);
	if (!contents) throw new Error("net::ERR_FILE_NOT_FOUND");
	const type = mediaTypes[extname(path)] ?? "application/octet-stream";
	return new Response(new Uint8Array(contents), { headers: { "content-type": type } });
}

export const net = strict<Electron.Net>(
	"net",
	{
		fetch: netFetch,
		isOnline: () => world.isOnline,
		get online() {
			return world.isOnline;
		},
	} satisfies Pick<Electron.Net, MemberOf<"net">>,
	members.net,
);
