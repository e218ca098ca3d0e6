import type { MemberOf } from "./surface.ts";

type Details = Electron.OnBeforeRequestListenerDetails;
type Listener = (details: Details, callback: (response: Electron.CallbackResponse) => void) => void;

/** A session's say in every request that its pages make. */
export class WebRequest implements Pick<Electron.WebRequest, MemberOf<"webRequest">> {
	#listener: Listener | undefined;
	#filter: Electron.WebRequestFilter | undefined;

	onBeforeRequest(...given: [listener: Listener | null] | [Electron.WebRequestFilter, Listener | null]): void {
		const [filter, listener] = given.length === 1 ? [undefined, given[0]] : given;
		this.#filter = filter;
		this.#listener = listener ?? undefined;
	}

	/** What the app says to a request; nothing where it was not asked. */
	ask(details: Details): Promise<Electron.CallbackResponse> {
		const listener = this.#listener;
		if (!listener || !this.#concerns(details)) return Promise.resolve({});
		return new Promise((resolve) => listener(details, resolve));
	}

	#concerns({ url, resourceType }: Details): boolean {
		if (!this.#filter) return true;
		const { urls, excludeUrls = [], types } = this.#filter;
		const isOfType = !types || types.some((type) => type === resourceType);
		const isWanted = urls.length === 0 || urls.some((pattern) => matchesPattern(pattern, url));
		return isOfType && isWanted && !excludeUrls.some((pattern) => matchesPattern(pattern, url));
	}
}

/** A match pattern as extensions write them: scheme://host/path, each with stars. */
export function matchesPattern(pattern: string, url: string): boolean {
	if (pattern === "<all_urls>") return true;
	const [, scheme = "", host = "", path = "/*"] = /^([^:]+):\/\/([^/]*)(\/.*)?$/.exec(pattern) ?? [];
	const { protocol, hostname, host: hostAndPort, pathname, search } = new URL(url);
	const isScheme = scheme === "*" ? /^(https?|wss?):$/.test(protocol) : protocol === `${scheme}:`;
	const isHost = host.startsWith("*.")
		? hostname === host.slice(2) || hostname.endsWith(host.slice(1))
		: withStars(host).test(hostname) || withStars(host).test(hostAndPort);
	return isScheme && isHost && withStars(path).test(pathname + search);
}

function withStars(text: string): RegExp {
	return new RegExp(`^${text.split("*").map(escaped).join(".*")}$`);
}

function escaped(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
