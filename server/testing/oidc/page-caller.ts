import { type Caller, readAnswer, wireCall } from "../../../e2e/software-passkey/wire-call.ts";
import type { PlainBrowser } from "./plain-browser.ts";

/** The script of a login's own page: the contract's calls below its address, with the cookies of its browser. */
export function pageCaller(browser: PlainBrowser, page: string, headers: Record<string, string> = {}): Caller {
	return {
		origin: new URL(page).origin,
		async send(call, given) {
			const { url, ...wire } = wireCall(page, call, given);
			return readAnswer(call, await browser.open(url, { ...wire, headers: { ...wire.headers, ...headers } }));
		},
	};
}
