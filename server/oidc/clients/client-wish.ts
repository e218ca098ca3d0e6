import { type ClientPreset, presetRules } from "../../../contract/client-preset.ts";
import { isNotifiable } from "../../../contract/notification-uri.ts";
import type { OidcClient } from "../../../contract/oidc-client.ts";
import { Problem } from "../../../contract/problem.ts";
import { readRedirectUris } from "./redirect-uri.ts";

/** What is wished of a client, whether it is new or changed. */
export type ClientWish = Omit<OidcClient, "id" | "createdAt">;

/**
 * A wish as it is stored: addresses as they are compared, groups once each, and what follows from the preset.
 * @throws Problem `invalid-request` for an address that is none, none where one is needed, and for a client without a
 * secret that would ask for logins by itself (CIBA Core 1.0, section 4: it has to be authenticated), and for a place to
 * be told of them that is none
 */
export function fitWish(wish: ClientWish): ClientWish {
	const { secret, native, deviceOnly, redirectUris: known = [] } = presetRules[wish.preset];
	const redirectUris = readRedirectUris(wish.redirectUris.length === 0 ? known : wish.redirectUris, native);
	const deviceFlow = wish.deviceFlow || deviceOnly;
	const answered = redirectUris.length > 0;
	if (wish.ciba && !secret) throw new Problem("invalid-request", { fault: "ciba-without-secret" });
	const { notificationUri: notified } = wish;
	if (notified !== undefined && !wish.ciba) throw new Problem("invalid-request", { fault: "notified-without-ciba" });
	if (notified !== undefined && !isNotifiable(notified))
		throw new Problem("invalid-request", { fault: "notified-where" });
	if (!answered && !deviceFlow && !wish.ciba) throw new Problem("invalid-request", { fault: "no-redirect" });
	if (answered && deviceOnly) throw new Problem("invalid-request", { fault: "device-only" });
	return {
		...wish,
		redirectUris,
		postLogoutRedirectUris: readRedirectUris(wish.postLogoutRedirectUris, native),
		allowedGroups: [...new Set(wish.allowedGroups)].toSorted(),
		deviceFlow,
	};
}

/** The columns that hold it. */
export function columnsOf(wish: ClientWish) {
	return {
		name: wish.name,
		redirect_uris_json: JSON.stringify(wish.redirectUris),
		allowed_groups_json: JSON.stringify(wish.allowedGroups),
		device_flow: flag(wish.deviceFlow),
		ciba: flag(wish.ciba),
		notification_uri: wish.notificationUri ?? null,
		post_logout_redirect_uris_json: JSON.stringify(wish.postLogoutRedirectUris),
		match_code: wish.matchCode,
	};
}

function flag(on: boolean): 0 | 1 {
	return on ? 1 : 0;
}

/** The members of a wish in the words of the audit log. */
export function auditedWish(wish: ClientWish & { preset: ClientPreset }): Record<string, string> {
	return {
		client: wish.name,
		redirects: wish.redirectUris.join(" ") || "none",
		logout_redirects: wish.postLogoutRedirectUris.join(" ") || "none",
		groups: wish.allowedGroups.join(", ") || "everybody",
		device_flow: wish.deviceFlow ? "yes" : "no",
		ciba: wish.ciba ? "yes" : "no",
		told_at: wish.notificationUri ?? "nowhere",
		match_code: wish.matchCode,
	};
}
