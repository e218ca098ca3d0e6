import Provider from "oidc-provider";
import { adaptClients } from "../clients/registered-client.ts";
import { openSigningKeys } from "../keys/signing-keys.ts";
import { type Failed, type ProviderParts, providerConfiguration } from "./provider-configuration.ts";
import { restartDeviceForm } from "./restart-device-form.ts";

/** The OIDC provider, issued under the public URL itself: an issuer is for ever (OpenID Connect Core 1.0, section 2). */
async function openProvider(parts: ProviderParts, failed: Failed): Promise<Provider> {
	const keys = await openSigningKeys(parts.storage);
	const provider = new Provider(parts.party.origin, providerConfiguration(parts, keys, failed));
	// Its own addresses are made from what `mount-provider.ts` says the public ones are.
	provider.proxy = true;
	adaptClients(provider);
	restartDeviceForm(provider);
	provider.on("server_error", (_, cause) => failed(cause));
	const app: NodeJS.EventEmitter = provider;
	app.on("error", failed);
	return provider;
}

/** Opened at its first use: most of it is making keys, and not every server has a client. */
export function providerOnDemand(parts: ProviderParts, failed: Failed): () => Promise<Provider> {
	let opened: Promise<Provider> | undefined;
	return () => {
		opened ??= openProvider(parts, failed).catch((cause: unknown) => {
			opened = undefined;
			throw cause;
		});
		return opened;
	};
}
