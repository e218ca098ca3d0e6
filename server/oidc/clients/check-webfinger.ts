import type { WebFingerCheck, WebFingerVerdict } from "../../../contract/webfinger-check.ts";
import { issuerRelation } from "../webfinger.ts";

/** Milliseconds for all of it: Tailscale does not wait long either. */
const patience = 8000;
const mostBytes = 65_536;
const mostRedirects = 3;

/** What is asked of the network, as `fetch` does it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

type Found = readonly [verdict: WebFingerVerdict, got?: string];

/** Asks the domain of an e-mail address which provider answers for it (RFC 7033, section 4), as Tailscale does. */
export async function checkWebFinger(email: string, issuer: string, ask: Fetch = fetch): Promise<WebFingerCheck> {
	const url = new URL(`https://${email.slice(email.lastIndexOf("@") + 1)}/.well-known/webfinger`);
	url.search = String(new URLSearchParams({ resource: `acct:${email}`, rel: issuerRelation }));
	const [verdict, got] = await found(url.href, issuer, ask).catch(troubleOf);
	return { verdict, url: url.href, ...(got !== undefined && { got: visible(got) }) };
}

async function found(url: string, issuer: string, ask: Fetch): Promise<Found> {
	const signal = AbortSignal.timeout(patience);
	let answer = await ask(url, { redirect: "manual", signal, headers: { accept: "application/jrd+json" } });
	for (let at = url, hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
		const next = answer.headers.get("location") ?? "";
		// Section 4.2: only to another https address.
		if (hops === mostRedirects || !URL.canParse(next, at) || !new URL(next, at).href.startsWith("https:"))
			return ["redirect", next];
		at = new URL(next, at).href;
		answer = await ask(at, { redirect: "manual", signal });
	}
	if (answer.status !== 200) return ["status", String(answer.status)];
	const type = answer.headers.get("content-type") ?? "";
	// Section 10.2; plain JSON is what many web servers send.
	if (!/^application\/(?:jrd\+)?json\s*(?:;|$)/i.test(type)) return ["content-type", type];
	return issuerIn(await limitedText(answer), issuer);
}

function issuerIn(text: string, issuer: string): Found {
	let links: unknown;
	try {
		links = Object(JSON.parse(text)).links;
	} catch {
		return ["not-json"];
	}
	const link = Array.isArray(links) ? links.find((one) => Object(one).rel === issuerRelation) : undefined;
	const href: unknown = Object(link).href;
	if (typeof href !== "string") return ["no-issuer"];
	// OpenID Connect Discovery 1.0, section 4.3: exactly equal.
	return href === issuer ? ["fits"] : ["other-issuer", href];
}

async function limitedText(answer: Response): Promise<string> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of answer.body ?? []) {
		size += part.length;
		if (size > mostBytes) break;
		parts.push(part);
	}
	return Buffer.concat(parts).toString("utf8");
}

function troubleOf(cause: unknown): Found {
	if (cause instanceof Error && cause.name === "TimeoutError") return ["too-slow"];
	const { code } = Object(Object(cause).cause) as { code?: unknown };
	const certificate = typeof code === "string" && /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code);
	return certificate ? ["certificate", code] : ["unreachable"];
}

/** What came from elsewhere, for people to read. */
function visible(text: string): string {
	return text.replace(/[^\x20-\x7e]/g, "\u{fffd}").slice(0, 300);
}
