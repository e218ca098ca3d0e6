import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DesktopCookie } from "../launcher/interface.ts";
import { theBrowser } from "./browser.ts";
import { dataPath } from "./paths.ts";
import type { MemberOf } from "./surface.ts";

const sameSites = { Strict: "strict", Lax: "lax", None: "no_restriction" } as const;

/** A session's cookies. Browser contexts forget, so what is to last is written down when the app ends. */
export class CookieJar implements Pick<Electron.Cookies, MemberOf<"cookies">> {
	readonly #partition: string;
	readonly #contextId: () => Promise<string>;

	constructor(partition: string, contextId: () => Promise<string>) {
		this.#partition = partition;
		this.#contextId = contextId;
	}

	async get({ name, domain, path, url }: Electron.CookiesGetFilter): Promise<Electron.Cookie[]> {
		const host = url === undefined ? undefined : new URL(url).hostname;
		return (await this.#all())
			.filter((cookie) => name === undefined || cookie.name === name)
			.filter((cookie) => domain === undefined || belongsTo(domain, cookie.domain))
			.filter((cookie) => host === undefined || belongsTo(cookie.domain, host))
			.filter((cookie) => path === undefined || cookie.path === path)
			.map(({ expires, sameSite, domain, ...cookie }) => ({
				...cookie,
				domain,
				hostOnly: !domain.startsWith("."),
				session: expires < 0,
				sameSite: sameSite ? sameSites[sameSite] : ("unspecified" as const),
				...(expires >= 0 && { expirationDate: expires }),
			}));
	}

	async forTest(): Promise<DesktopCookie[]> {
		return (await this.#all()).map(({ name, value, domain, path, secure, httpOnly, expires }) => {
			return { name, value, domain, path, secure, httpOnly, expires };
		});
	}

	async fill(browserContextId: string): Promise<void> {
		if (!this.#isKept() || !existsSync(this.#file())) return;
		const cookies = JSON.parse(readFileSync(this.#file(), "utf8"));
		await theBrowser().send("Storage.setCookies", { cookies, browserContextId });
	}

	async writeDown(): Promise<void> {
		if (!this.#isKept()) return;
		const lasting = (await this.#all()).filter(({ session }) => !session);
		mkdirSync(join(this.#file(), ".."), { recursive: true });
		writeFileSync(this.#file(), JSON.stringify(lasting));
	}

	async #all() {
		const browserContextId = await this.#contextId();
		return (await theBrowser().send("Storage.getCookies", { browserContextId })).cookies;
	}

	#isKept(): boolean {
		return this.#partition === "" || this.#partition.startsWith("persist:");
	}

	#file(): string {
		return join(dataPath("userData"), "stand-in-cookies", `${encodeURIComponent(this.#partition) || "default"}.json`);
	}
}

function belongsTo(wide: string, narrow: string): boolean {
	const [domain, host] = [wide, narrow].map((name) => name.replace(/^\./, ""));
	return host === domain || (host ?? "").endsWith(`.${domain}`);
}
