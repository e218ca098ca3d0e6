import Provider from "oidc-provider";
import { settleAtPoll } from "../ciba/settle-at-poll.ts";
import { keepClients } from "../clients/keep-clients.ts";
import { adaptClients } from "../clients/registered-client.ts";
import { openCookieKeys } from "../keys/cookie-keys.ts";
import { namesOf, openSigningKeys } from "../keys/signing-keys.ts";
import { keepMismatches } from "./keep-mismatches.ts";
import { type Failed, type ProviderParts, providerConfiguration } from "./provider-configuration.ts";
import { restartDeviceForm } from "./restart-device-form.ts";
import { showScannedCode } from "./show-scanned-code.ts";
import { takeQueryAlone } from "./take-query-alone.ts";
import { type Refusal, tellRefusals } from "./tell-refusals.ts";
import { writeAtTheEnd } from "./write-at-the-end.ts";

export interface Opened {
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
export async function openProvider(parts: ProviderParts, { failed, refused }: Told): Promise<Opened> {
	const signing = await openSigningKeys(parts.storage);
	const cookies = await openCookieKeys(parts.storage, parts.keys.mac("oidc-cookie", "1"));
	const keys = { signing, cookies };
	const provider = new Provider(parts.party.origin, providerConfiguration(parts, keys));
	// Its own addresses are made from what `mount-provider.ts` says the public ones are.
	provider.proxy = true;
	takeQueryAlone(provider, refused);
	writeAtTheEnd(provider, parts.storage);
	adaptClients(provider);
	keepClients(provider, parts.storage);
	restartDeviceForm(provider);
	showScannedCode(provider);
	settleAtPoll(provider, parts.ciba);
	keepMismatches(provider, parts.storage, failed);
	tellRefusals(provider, refused);
	provider.on("server_error", (_, cause) => failed(cause));
	const app: NodeJS.EventEmitter = provider;
	app.on("error", failed);
	return { provider, keys: namesOf(signing) };
}
