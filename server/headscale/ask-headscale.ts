import { version } from "../version.ts";
import { HeadscaleTrouble } from "./headscale-trouble.ts";

export interface HeadscaleAddress {
	/** Its API's origin. */
	readonly api: string;
	readonly key: string;
	/** Milliseconds to wait for an answer, where it is not the usual ten seconds. */
	readonly timeout?: number;
}

export interface HeadscaleCall {
	readonly method: "POST" | "DELETE";
	readonly path: string;
	readonly body?: object;
}

/** Bytes of an answer; a machine with all its routes has a few thousand. */
const longest = 64 * 1024;

/** Failures in which the connection did not come about, so that nothing was asked. */
const neverAsked = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
	"CERT_HAS_EXPIRED",
	"DEPTH_ZERO_SELF_SIGNED_CERT",
	"SELF_SIGNED_CERT_IN_CHAIN",
	"UNABLE_TO_VERIFY_LEAF_SIGNATURE",
	"UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
	"ERR_TLS_CERT_ALTNAME_INVALID",
	"ERR_SSL_WRONG_VERSION_NUMBER",
]);

/**
 * Makes one call. Redirects are not followed: the key is for nobody else.
 * @returns its status, and its body where that is JSON of a bearable length
 * @throws HeadscaleTrouble `unreachable` where there is no answer, or a proxy's in its place
 */
export async function askHeadscale(
	address: HeadscaleAddress,
	call: HeadscaleCall,
	aborted?: AbortSignal,
): Promise<{ status: number; body: unknown }> {
	const timeout = address.timeout ?? 10_000;
	const tooLong = AbortSignal.timeout(timeout);
	const signal = aborted ? AbortSignal.any([aborted, tooLong]) : tooLong;
	const { status, text } = await exchange(address, call, signal).catch((cause: unknown) => {
		const { code = "" } = Object(Object(cause).cause) as NodeJS.ErrnoException;
		const why = code === "" ? "" : ` (${code})`;
		const words = tooLong.aborted ? `did not answer within ${timeout / 1000} seconds` : `could not be reached${why}`;
		const unsure = !neverAsked.has(code);
		throw new HeadscaleTrouble(`It ${words}.`, { reason: "unreachable", again: true, unsure, cause });
	});
	if (status < 502 || status > 504) return { status, body: parsed(text) };
	// A proxy that says 503 has passed nothing on.
	const away = { reason: "unreachable", again: true, unsure: status !== 503 } as const;
	throw new HeadscaleTrouble(`A proxy answered ${status} in its place.`, away);
}

async function exchange({ api, key }: HeadscaleAddress, { method, path, body }: HeadscaleCall, signal: AbortSignal) {
	const answer = await fetch(api + path, {
		method,
		redirect: "manual",
		headers: {
			accept: "application/json",
			authorization: `Bearer ${key}`,
			"user-agent": `countersign/${version}`,
			...(body && { "content-type": "application/json" }),
		},
		...(body && { body: JSON.stringify(body) }),
		signal,
	});
	return { status: answer.status, text: await boundedText(answer) };
}

/** @returns nothing where it is too long */
async function boundedText({ body }: Response): Promise<string> {
	const parts: Uint8Array[] = [];
	let length = 0;
	// Leaving the loop gives up the rest.
	for await (const part of body ?? []) {
		length += part.byteLength;
		if (length > longest) return "";
		parts.push(part);
	}
	return Buffer.concat(parts).toString("utf8");
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
