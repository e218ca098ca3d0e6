import { LoginRequestId } from "../../contract/login-request.ts";

/** What a link of the app's own scheme can say. It opens something, or brings a pairing's code; it decides nothing. */
export type AppLink =
	| { readonly kind: "approve"; readonly id: string }
	| { readonly kind: "paired"; readonly code: string };

export const appScheme = "countersign";

/** @returns `undefined` where it is none that this version knows */
export function readLink(link: string): AppLink | undefined {
	const url = URL.parse(link);
	if (url?.protocol !== `${appScheme}:`) return undefined;
	if (url.hostname === "approve") {
		const { success, data: id } = LoginRequestId.safeParse(url.pathname.slice(1));
		return success ? { kind: "approve", id } : undefined;
	}
	const code = url.searchParams.get("code") ?? "";
	return url.hostname === "paired" && /^[\w-]{43}$/.test(code) ? { kind: "paired", code } : undefined;
}

/** The link among the arguments that a start of the app brings: Chromium may put its own before and behind it. */
export function linkAmong(args: readonly string[]): AppLink | undefined {
	const link = args.find((arg) => arg.startsWith(`${appScheme}:`));
	return link === undefined ? undefined : readLink(link);
}
