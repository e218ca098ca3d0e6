import { type ClientPreset, presetRules } from "../../../../contract/client-preset.ts";
import { isNotifiable } from "../../../../contract/notification-uri.ts";
import { ClientName, type NewOidcClient, type OidcClient } from "../../../../contract/oidc-client.ts";
import { redirectFault } from "../../../../contract/redirect-uri.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";

const { form, faults } = words.client;

/** What stands in the form of a client, whether it is new or changed. */
export interface ClientDraft {
	readonly name: string;
	/** One in a line. */
	readonly redirects: string;
	readonly logouts: string;
	readonly groups: readonly string[];
	readonly deviceFlow: boolean;
	readonly ciba: boolean;
	/** Where it is told of logins that it asked for, or nothing. */
	readonly notified: string;
	readonly matchCode: boolean;
}

export const emptyDraft: ClientDraft = {
	name: "",
	redirects: "",
	logouts: "",
	groups: [],
	deviceFlow: false,
	ciba: false,
	notified: "",
	matchCode: true,
};

export function draftOf(client: OidcClient): ClientDraft {
	return {
		name: client.name,
		redirects: client.redirectUris.join("\n"),
		logouts: client.postLogoutRedirectUris.join("\n"),
		groups: client.allowedGroups,
		deviceFlow: client.deviceFlow,
		ciba: client.ciba,
		notified: client.notificationUri ?? "",
		matchCode: client.matchCode === "required",
	};
}

export function wishOf(draft: ClientDraft, preset: ClientPreset): NewOidcClient {
	// What it was ticked for before another kind was chosen.
	const ciba = draft.ciba && presetRules[preset].secret;
	const notified = ciba ? draft.notified.trim() : "";
	return {
		name: draft.name.trim(),
		preset,
		redirectUris: linesOf(draft.redirects),
		postLogoutRedirectUris: linesOf(draft.logouts),
		allowedGroups: [...draft.groups],
		deviceFlow: draft.deviceFlow || presetRules[preset].deviceOnly,
		ciba,
		...(notified !== "" && { notificationUri: notified }),
		matchCode: draft.matchCode ? "required" : "off",
	};
}

/** What is wrong with a draft, in words, for each of its fields. */
export interface Complaints {
	readonly name?: string | undefined;
	readonly redirects?: string | undefined;
	readonly logouts?: string | undefined;
	readonly notified?: string | undefined;
}

export function complaintsOf(draft: ClientDraft, preset: ClientPreset): Complaints {
	const { native } = presetRules[preset];
	const wish = wishOf(draft, preset);
	return {
		name: ClientName.safeParse(wish.name).success ? undefined : form.nameBad,
		redirects: addressComplaint(wish.redirectUris, native) ?? lackOf(wish),
		logouts: addressComplaint(wish.postLogoutRedirectUris, native),
		notified: notifiedComplaint(wish.notificationUri),
	};
}

function lackOf({ preset, redirectUris, deviceFlow, ciba }: NewOidcClient): string | undefined {
	const { deviceOnly, redirectUris: known } = presetRules[preset];
	if (deviceOnly) return redirectUris.length > 0 ? form.deviceOnly : undefined;
	return redirectUris.length > 0 || known || deviceFlow || ciba ? undefined : form.noRedirect;
}

function notifiedComplaint(uri: string | undefined): string | undefined {
	return uri === undefined || isNotifiable(uri) ? undefined : form.notifiedBad;
}

function addressComplaint(uris: readonly string[], native: boolean): string | undefined {
	for (const uri of uris) {
		const fault = redirectFault(uri, native);
		if (fault) return fill(faults[fault], { uri });
	}
	return undefined;
}

function linesOf(text: string): string[] {
	return text
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
}
