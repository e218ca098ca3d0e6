import type { CDPSession, Page } from "@playwright/test";

/** A passkey as Chromium hands it out, so that it can be put into another authenticator. */
interface Credential {
	credentialId: string;
	isResidentCredential: boolean;
	privateKey: string;
	signCount: number;
	rpId?: string;
	userHandle?: string;
}

/** An authenticator that Chromium plays for one page: built in, with user verification, touched by itself. */
export interface VirtualAuthenticator {
	credentials(): Promise<Credential[]>;
	add(credential: Credential): Promise<void>;
	remove(credential: Credential): Promise<void>;
	/** Whether the person passes the fingerprint or PIN check from now on. */
	setUserVerified(isUserVerified: boolean): Promise<void>;
	/** Lays this one aside and plugs in a security key, which holds nothing yet. */
	exchangeForKey(): Promise<VirtualAuthenticator>;
}

export async function addVirtualAuthenticator(page: Page): Promise<VirtualAuthenticator> {
	const session = await page.context().newCDPSession(page);
	await session.send("WebAuthn.enable");
	return addTo(session, "internal");
}

async function addTo(session: CDPSession, transport: "internal" | "usb"): Promise<VirtualAuthenticator> {
	const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport,
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
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
		async setUserVerified(isUserVerified) {
			await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
		},
		async exchangeForKey() {
			await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
			return addTo(session, "usb");
		},
	};
}
