import { presetRules } from "../../../contract/client-preset.ts";
import type { ClientWish } from "./client-wish.ts";
import type { WaitingLogin } from "./end-waiting-logins.ts";
import { isRegistered } from "./redirect-uri.ts";

/** Tells of each waiting login whether a client would take its approval, as the client is to be from then on. */
export function leadsBackTo({ preset, redirectUris, deviceFlow, ciba }: ClientWish): (login: WaitingLogin) => boolean {
	const { native } = presetRules[preset];
	return ({ flow, redirect_uri }) => {
		if (flow === "device") return deviceFlow;
		if (flow === "ciba") return ciba;
		return redirect_uri === null || isRegistered(redirect_uri, redirectUris, native);
	};
}
