import {
	browserSupportsWebAuthn,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
	startAuthentication,
	startRegistration,
	WebAuthnAbortService,
	WebAuthnError,
	type WebAuthnErrorCode,
} from "@simplewebauthn/browser";
import {
	type AssertionOptions,
	AuthenticationResponse,
	type CreationOptions,
	RegistrationResponse,
} from "../../contract/webauthn.ts";
import { Failure, type LocalFailure } from "../desk/failure.ts";

/**
 * Has a passkey sign `challenge`, which this page built by itself.
 * @throws Failure
 */
export async function askPasskey(options: AssertionOptions, challenge: string): Promise<AuthenticationResponse> {
	checkSite(options.rpId);
	// The descriptors' transports are strings on the wire: a browser ignores those it does not know.
	const optionsJSON = { ...options, challenge } as PublicKeyCredentialRequestOptionsJSON;
	const response = await prompt(() => startAuthentication({ optionsJSON }));
	return AuthenticationResponse.parse(response);
}

/**
 * Has a new passkey made.
 * @throws Failure
 */
export async function makePasskey(options: CreationOptions): Promise<RegistrationResponse> {
	checkSite(options.rp.id);
	const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
	const response = await prompt(() => startRegistration({ optionsJSON }));
	return RegistrationResponse.parse(response);
}

/** Closes the browser's prompt, if one is open. */
export function closePrompt(): void {
	WebAuthnAbortService.cancelCeremony();
}

/** The RP ID is this page's host, or a parent domain of it. */
function checkSite(rpId: string): void {
	const host = location.hostname;
	if (host !== rpId && !host.endsWith(`.${rpId}`)) throw new Failure("other-site");
}

async function prompt<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	if (!browserSupportsWebAuthn()) throw new Failure("no-prompt");
	try {
		return await ask();
	} catch (cause) {
		throw new Failure(failureOf(cause), { cause });
	}
}

const failures: Partial<Record<WebAuthnErrorCode, LocalFailure>> = {
	ERROR_CEREMONY_ABORTED: "prompt-closed",
	ERROR_INVALID_DOMAIN: "other-site",
	ERROR_INVALID_RP_ID: "other-site",
	ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "key-registered",
	ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: "key-without-pin",
};

function failureOf(thrown: unknown): LocalFailure {
	if (!(thrown instanceof Error)) return "key-failed";
	if (thrown.name === "NotAllowedError" || thrown.name === "AbortError") return "prompt-closed";
	return (thrown instanceof WebAuthnError && failures[thrown.code]) || "key-failed";
}
