import type { Page } from "@playwright/test";
import type { AuthenticatorOptions, DesktopAuthenticator } from "./interface.ts";

/** A passkey's home that Chromium plays for one page. */
export async function armAuthenticator(page: Page, options: AuthenticatorOptions = {}): Promise<DesktopAuthenticator> {
	const { transport = "internal", isUserVerified = true, hasResidentKey = true } = options;
	const session = await page.context().newCDPSession(page);
	await session.send("WebAuthn.enable");
	const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport,
			hasResidentKey,
			hasUserVerification: true,
			isUserVerified,
			automaticPresenceSimulation: true,
		},
	});
	return {
		credentials: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
		async add(credential) {
			await session.send("WebAuthn.addCredential", { authenticatorId, credential });
		},
		async remove({ credentialId }) {
			await session.send("WebAuthn.removeCredential", { authenticatorId, credentialId });
		},
		async setUserVerified(isVerified) {
			await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: isVerified });
		},
		async setPresence(enabled) {
			await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
		},
	};
}
