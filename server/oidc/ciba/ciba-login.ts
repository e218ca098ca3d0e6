import type Provider from "oidc-provider";

export type BackchannelRequest = InstanceType<Provider["BackchannelAuthenticationRequest"]>;

/** A login that a client asked for by itself. */
export interface CibaLogin {
	readonly provider: Provider;
	readonly request: BackchannelRequest;
	readonly accountId: string;
	readonly client: InstanceType<Provider["Client"]>;
}

/** What a client knows a ping by as this server's (CIBA Core 1.0, section 7.1); a client that polls gives none. */
export function notificationToken({ params }: BackchannelRequest): string | undefined {
	const token = params?.["client_notification_token"];
	return typeof token === "string" ? token : undefined;
}
