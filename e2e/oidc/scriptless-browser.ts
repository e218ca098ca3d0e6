import { type APIResponse, request } from "@playwright/test";
import { digitsOf } from "./digits-of.ts";
import type { OidcHousehold } from "./oidc-household.ts";

/** A browser that keeps cookies and follows redirects, and runs no scripts. */
export interface ScriptlessBrowser {
	/** Logs alice in, with her approval. @param begin where a client sends its user @returns where it ended */
	logIn(begin: URL | string): Promise<URL>;
	/** Types the code that a device shows, and logs alice in there. @returns the text of the last page */
	logDeviceIn(page: string, userCode: string): Promise<string>;
	/** Logs out, as the page asks whether to. @returns where it ended */
	logOut(begin: URL): Promise<URL>;
	close(): Promise<void>;
}

export async function openScriptlessBrowser({ approve }: OidcHousehold): Promise<ScriptlessBrowser> {
	const context = await request.newContext({ extraHTTPHeaders: { accept: "text/html" } });
	const send = (page: APIResponse, form: Record<string, string>, path = page.url()) =>
		context.post(new URL(path, page.url()).href, { form });
	const nameAlice = async (page: APIResponse) => {
		const waiting = await send(page, { account: "alice" });
		await approve(digitsOf(await waiting.text()));
		return context.get(waiting.url());
	};
	return {
		async logIn(begin) {
			return new URL((await nameAlice(await context.get(String(begin)))).url());
		},
		async logDeviceIn(at, userCode) {
			const page = await context.get(at);
			const xsrf = await fieldOf(page, xsrfField);
			const asked = await send(page, { xsrf, user_code: userCode });
			const begun = await send(asked, { xsrf, user_code: userCode, confirm: "yes" }, page.url());
			return (await nameAlice(begun)).text();
		},
		async logOut(begin) {
			const page = await context.get(begin.href);
			const xsrf = await fieldOf(page, xsrfField);
			const path = await fieldOf(page, /action="([^"]+)"/);
			return new URL((await send(page, { xsrf, logout: "yes" }, path)).url());
		},
		close: () => context.dispose(),
	};
}

const xsrfField = /name="xsrf" value="([^"]+)"/;

async function fieldOf(page: APIResponse, pattern: RegExp): Promise<string> {
	const text = await page.text();
	const [, value] = pattern.exec(text) ?? [];
	if (value === undefined) throw new Error(`${page.url()} shows no ${pattern}: ${text}`);
	return value;
}
