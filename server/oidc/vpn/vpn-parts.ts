import type Provider from "oidc-provider";
import type { LoginRequestParts } from "../../login-requests/create.ts";
import type { ExpiryTimer } from "../../login-requests/expiry-timer.ts";
import type { OutcomeWaits } from "../../login-requests/wait-for-outcome.ts";

export interface VpnParts extends LoginRequestParts {
	readonly provider: () => Promise<Provider>;
	readonly waits: OutcomeWaits;
	readonly expiry: ExpiryTimer;
}
