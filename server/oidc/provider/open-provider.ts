import Provider from "oidc-provider";
import { adaptClients } from "../clients/registered-client.ts";
import { openCookieKeys } from "../keys/cookie-keys.ts";
import { namesOf, openSigningKeys, signingKeyNames } from "../keys/signing-keys.ts";
import { type Failed, type ProviderParts, providerConfiguration } from "./provider-configuration.ts";
import { restartDeviceForm } from "./restart-device-form.ts";
import { type Refusal, tellRefusals } from "./tell-refusals.ts";
import { writeAtTheEnd } from "./write-at-the-end.ts";

interface Opened {
	readonly provider: Provider;
	/** The names of the keys that it was opened with. */
	readonly keys: string;
}

/** Who is told of what went wrong, and of what was refused. */
export interface Told {
	readonly failed: Failed;
	readonly refused: (refusal: Refusal) => void;
}

/** The OIDC provider, issued under the public URL itself: an issuer is for ever (OpenID Connect Core 1.0, section 2). */
async function openProvider(parts: ProviderParts, { failed, refused }: Told): Promise<Opened> {
	const signing = await openSigningKeys(parts.storage);
	const cookies = await openCookieKeys(parts.storage, parts.keys.mac("oidc-cookie", "1"));
	const keys = { signing, cookies };
	const provider = new Provider(parts.party.origin, providerConfiguration(parts, keys, failed));
	// Its own addresses are made from what `mount-provider.ts` says the public ones are.
	provider.proxy = true;
	writeAtTheEnd(provider, parts.storage);
	adaptClients(provider);
	restartDeviceForm(provider);
	tellRefusals(provider, refused);
	provider.on("server_error", (_, cause) => failed(cause));
	const app: NodeJS.EventEmitter = provider;
	app.on("error", failed);
	return { provider, keys: namesOf(signing) };
}

/**
 * Opened at its first use, because most of it is making keys and not every server has a client; and anew whenever
 * there are other keys, which a command may have made.
 */
export function providerOnDemand(parts: ProviderParts, told: Told): () => Promise<Provider> {
	let opened: Promise<Opened> | undefined;
	const open = () => {
		const opening = openProvider(parts, told);
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
		if (current?.keys === (await signingKeyNames(parts.storage))) return current.provider;
		// Whoever comes first opens it, and the others wait for the same.
		const { provider } = await (opened === before ? open() : (opened ?? open()));
		return provider;
	};
}
