import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { closingHeaders, closingPage } from "./closing-page.ts";

/** Where the browser brings the code (RFC 8252, section 7.3): a port of this machine that nobody reaches from outside. */
export interface LoopbackRedirect<Taken> {
	readonly uri: string;
	/** What the right code was taken for, once the browser has its answer; rejects where taking it failed. */
	readonly taken: Promise<Taken>;
	close(): void;
}

/** What the tab says in the end, each in words of the program that listens; never values. */
export interface RedirectSentences {
	/** Where it brought the right code. */
	readonly paired: string;
	/** Where it did not, and where the pairing failed all the same: what went wrong is told elsewhere. */
	readonly refused: string;
}

const path = "/paired";

/**
 * Listens until closed. Any program and any page on this machine can call, so that whatever is not the right code is
 * refused and changes nothing.
 * @param take gives `undefined` for a code that is not the right one
 */
export async function listenForRedirect<Taken>(
	take: (code: string) => Promise<Taken | undefined>,
	{ paired, refused }: RedirectSentences,
): Promise<LoopbackRedirect<Taken>> {
	const nothing = "There is nothing here.";
	const sentences = { 200: paired, 400: refused, 404: nothing, 405: nothing } as const;
	const { promise: taken, resolve, reject } = Promise.withResolvers<Taken>();
	const server = createServer((request, response) => {
		const read = readCode(request, host);
		if (typeof read === "number") return answer(response, read, sentences[read]);
		take(read.code).then(
			(result) => {
				if (result !== undefined) onceClosed(response, () => resolve(result));
				const status = result === undefined ? 400 : 200;
				answer(response, status, sentences[status]);
			},
			(error: unknown) => {
				onceClosed(response, () => reject(error));
				answer(response, 400, refused);
			},
		);
	});
	// Whether somebody waits for it already is not this listener's matter.
	taken.catch(() => undefined);
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		uri: `http://${host}${path}`,
		taken,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

/** @returns the status that refuses the call, where it brings no code */
function readCode({ method, url = "", headers }: IncomingMessage, host: string): { code: string } | 400 | 404 | 405 {
	// A name that somebody else points at this machine is not this one's.
	if (headers.host !== host || !URL.canParse(url, `http://${host}`)) return 404;
	const { pathname, searchParams } = new URL(url, `http://${host}`);
	if (pathname !== path) return 404;
	if (method !== "GET") return 405;
	// A tab that was sent here, not a picture or a script of some page.
	if ((headers["sec-fetch-dest"] ?? "document") !== "document") return 400;
	const [[name, code] = ["", ""], ...more] = searchParams;
	return name === "code" && more.length === 0 && /^[\w-]{43}$/.test(code) ? { code } : 400;
}

function answer(response: ServerResponse, status: 200 | 400 | 404 | 405, sentence: string): void {
	const allow = status === 405 ? { allow: "GET" } : {};
	response.writeHead(status, { ...closingHeaders, ...allow, connection: "close" });
	response.end(closingPage(sentence));
}

/** A tab may have been closed before there was anything to answer. */
function onceClosed(response: ServerResponse, then: () => void): void {
	if (response.closed) then();
	else response.once("close", then);
}
