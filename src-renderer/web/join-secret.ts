import { LinkSecret } from "../../contract/invite.ts";

/**
 * Takes a link's secret out of the address, before anything else can read it there or keep it in a history.
 * @returns `undefined` where there is no whole secret
 */
export function takeJoinSecret(): string | undefined {
	const fragment = location.hash.slice(1);
	if (fragment === "" || location.pathname !== "/join") return undefined;
	history.replaceState(null, "", location.pathname + location.search);
	const secret = LinkSecret.safeParse(fragment);
	return secret.success ? secret.data : undefined;
}
