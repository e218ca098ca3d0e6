import type Provider from "oidc-provider";
import { widenYoungGeneration } from "../../commands/bound-young-generation.ts";
import { signingKeyNames } from "../keys/signing-keys.ts";
import type { Opened, Told } from "./open-provider.ts";
import type { ProviderParts } from "./provider-configuration.ts";

/**
 * Loaded and opened at its first use, because it is a quarter of all that the server is made of and not every server has
 * a client; and opened anew whenever there are other keys, which a command may have made.
 */
export function providerOnDemand(parts: ProviderParts, told: Told): () => Promise<Provider> {
	const namesNow = signingKeyNames(parts.storage);
	let opened: Promise<Opened> | undefined;
	const open = () => {
		const opening = import("./open-provider.ts").then(({ openProvider }) => {
			// What a call of the provider makes lives until its commit, and a server without clients does without.
			widenYoungGeneration();
			return openProvider(parts, told);
		});
		// One that could not be opened is tried again by the next who asks.
		opening.catch(() => {
			if (opened === opening) opened = undefined;
		});
		opened = opening;
		return opening;
	};
	return async () => {
		const before = opened;
		const current = await before;
		if (current?.keys === (await namesNow())) return current.provider;
		// Whoever comes first opens it, and the others wait for the same.
		const { provider } = await (opened === before ? open() : (opened ?? open()));
		return provider;
	};
}
