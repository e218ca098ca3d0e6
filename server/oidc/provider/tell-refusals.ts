import type Provider from "oidc-provider";
import { errors } from "oidc-provider";

/** A call that the provider refused, as the log keeps it: no code, no token, nothing that was typed. */
export interface Refusal {
	readonly path: string;
	readonly address: string;
	readonly client: string | undefined;
	readonly error: string;
	/** What the client is not told. */
	readonly detail: string | undefined;
	/** Only where it is not the client's: what was asked for, which may be anything. */
	readonly redirectUri?: string;
}

const events = [
	"authorization.error",
	"pushed_authorization_request.error",
	"grant.error",
	"userinfo.error",
	"introspection.error",
	"revocation.error",
	"end_session.error",
	"device_authorization.error",
	"code_verification.error",
	"backchannel_authentication.error",
] as const;

/** Answers to a client that waits, and to one that asks without a person: nobody was refused. */
const usual = new Set(["authorization_pending", "slow_down", "login_required", "access_denied"]);

type Context = Parameters<Parameters<Provider["use"]>[0]>[0];

/** Tells of what is refused, so that somebody who tries codes or addresses is seen in the log. */
export function tellRefusals(provider: Provider, refused: (refusal: Refusal) => void): void {
	const emitter: NodeJS.EventEmitter = provider;
	for (const event of events)
		emitter.on(event, (ctx: Context, cause: unknown) => {
			if (cause instanceof errors.OIDCProviderError && !usual.has(cause.error)) refused(refusalOf(ctx, cause));
		});
}

function refusalOf({ path, ip, oidc }: Context, cause: errors.OIDCProviderError): Refusal {
	const redirectUri = oidc?.params?.["redirect_uri"];
	return {
		path,
		address: ip,
		client: oidc?.client?.clientId,
		error: cause.error,
		detail: cause.error_detail ?? cause.error_description,
		...(cause instanceof errors.InvalidRedirectUri && { redirectUri: String(redirectUri).slice(0, 500) }),
	};
}
