import { type CookieSession, openCookieSession } from "../../software-passkey/cookie-session.ts";

let calls = 0;

/** A browser whose every call comes from another address, so that no limit is what refuses it. */
export function browserFromAnywhere(origin: string): CookieSession {
	return openCookieSession(origin, (url, init) => {
		calls += 1;
		const address = `198.51.${(calls >> 8) & 255}.${calls & 255}`;
		return fetch(url, { ...init, headers: { ...init.headers, "x-forwarded-for": address } });
	});
}
