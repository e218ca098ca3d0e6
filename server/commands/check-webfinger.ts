import type { WebFingerCheck } from "../../contract/webfinger-check.ts";
import * as webfinger from "../oidc/clients/check-webfinger.ts";

/** Asks the domain of an e-mail address, as Tailscale does, which provider answers for it. */
export function checkWebFinger(email: string, issuer: string): Promise<WebFingerCheck> {
	return webfinger.checkWebFinger(email, issuer);
}
