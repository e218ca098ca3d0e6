import { z } from "zod";

/** What a client of the OIDC provider is, from which follows how it proves itself. */
export const ClientPreset = z.enum(["headscale", "tailscale", "confidential", "public", "native", "device"]);
export type ClientPreset = z.infer<typeof ClientPreset>;

export interface PresetRule {
	/** It can keep a secret, and proves itself by it. */
	readonly secret: boolean;
	/**
	 * PKCE is asked of those without a secret (RFC 9700, section 2.1.1), and of others where the preset's program always
	 * sends it: headscale does only with `pkce.enabled`.
	 */
	readonly pkce: boolean;
	/** It is a program of somebody's own machine (RFC 8252). */
	readonly native: boolean;
	/** Where it is answered, where that is the same for all. */
	readonly redirectUris?: readonly string[];
	/** It logs in devices without a browser, and does nothing else (RFC 8628). */
	readonly deviceOnly: boolean;
}

const usual = { secret: true, pkce: false, native: false, deviceOnly: false };

export const presetRules: Record<ClientPreset, PresetRule> = {
	headscale: usual,
	/** What Tailscale answers on for every tailnet. */
	tailscale: { ...usual, redirectUris: ["https://login.tailscale.com/a/oauth_response"] },
	confidential: { ...usual, pkce: true },
	public: { ...usual, secret: false, pkce: true },
	native: { ...usual, secret: false, pkce: true, native: true },
	device: { ...usual, secret: false, pkce: true, deviceOnly: true },
};
