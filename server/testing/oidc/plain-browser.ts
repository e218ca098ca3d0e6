/** A browser without scripts: cookies by their paths, no redirect followed unless it is told to. */
export interface PlainBrowser {
	open(url: string, init?: RequestInit): Promise<Response>;
	/** Goes where it is sent, until it is shown something or sent to another site. */
	follow(url: string, init?: RequestInit): Promise<{ url: string; answer?: Response }>;
	readonly cookies: readonly Cookie[];
}

interface Cookie {
	readonly name: string;
	readonly value: string;
	readonly path: string;
	/** As the server set it. */
	readonly line: string;
}

/** @param origin the server's public one @param address where the test reaches it */
export function openPlainBrowser({ origin, address }: { origin: string; address: string }): PlainBrowser {
	const jar = new Map<string, Cookie>();
	const open = async (url: string, init: RequestInit = {}) => {
		const { pathname } = new URL(url);
		const fitting = [...jar.values()].filter(
			({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, "/")),
		);
		const cookie = fitting.map(({ name, value }) => `${name}=${value}`).join("; ");
		const headers = { accept: "text/html", ...Object(init.headers), ...(cookie && { cookie }) };
		const answer = await fetch(url.replace(origin, address), { ...init, headers, redirect: "manual" });
		for (const line of answer.headers.getSetCookie()) keep(jar, line);
		return answer;
	};
	return {
		open,
		async follow(url, init) {
			let answer = await open(url, init);
			for (let at = url; ; answer = await open(at)) {
				const location = answer.headers.get("location");
				if (location === null) return { url: at, answer };
				at = new URL(location, origin).href;
				if (new URL(at).origin !== origin) return { url: at };
			}
		},
		get cookies() {
			return [...jar.values()];
		},
	};
}

function keep(jar: Map<string, Cookie>, line: string): void {
	const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
	const [, path = "/"] = /;\s*path=([^;]+)/i.exec(line) ?? [];
	const key = `${name} ${path}`;
	if (value === "") jar.delete(key);
	else jar.set(key, { name, value, path, line });
}
