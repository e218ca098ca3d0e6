import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";

type Claiming = Pick<LoginRequest, "osUser" | "host">;

export function hasClaims({ osUser, host }: Claiming): boolean {
	return osUser !== undefined || host !== undefined;
}

/** Who the asking screen says it is. */
export function Claims({ request: { osUser, host } }: { request: Claiming }) {
	if (osUser === undefined || host === undefined) return <Value text={osUser ?? host ?? ""} />;
	return (
		<Phrase text={words.facts.claimedBoth} values={{ osUser: <Value text={osUser} />, host: <Value text={host} /> }} />
	);
}

/** The same as plain text, for where it is cut; nothing where nothing is claimed. */
export function claimsText({ osUser, host }: Claiming): string | undefined {
	if (osUser === undefined || host === undefined) return osUser ?? host;
	return fill(words.facts.claimedBoth, { osUser, host });
}
