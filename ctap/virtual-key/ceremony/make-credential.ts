import type { CborMap } from "../../cbor/cbor-value.ts";
import type { Answer } from "../answer.ts";
import { attest } from "../attestation/attest.ts";
import { tokenPermission } from "../client-pin/permissions.ts";
import { CommandFailure } from "../command-failure.ts";
import { findCredential } from "../credentials/find-credentials.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import type { Algorithm } from "../personality.ts";
import { collectPresence, touchUnlessPresent } from "./collect-presence.ts";
import { createCredential } from "./create-credential.ts";
import { type MakeCredentialRequest, readMakeCredential } from "./make-credential-request.ts";
import { openCeremony } from "./open-ceremony.ts";
import { allowsUnverifiedCreation, isProtected, takesPin } from "./protection.ts";
import { insistOnVerification, readUvOption } from "./uv-option.ts";
import { verifyUser } from "./verify-user.ts";

/** authenticatorMakeCredential; the steps are those of CTAP 2.1 section 6.1.2. */
export async function makeCredential(firmware: Firmware, parameters: CborMap, run: CommandRun): Promise<Answer> {
	const request = readMakeCredential(parameters);
	// Steps 1 and 2.
	const protocol = await openCeremony(firmware, run, request);
	// Step 3.
	const algorithm = chooseAlgorithm(firmware, request);
	// Step 5.
	const rk = readRkOption(firmware, request);
	if (request.options.up === false) throw new CommandFailure("invalidOption");
	// Step 6.
	const uv = insistOnVerification(firmware, request, readUvOption(firmware, request));
	// Steps 7 and 8.
	refuseUnverified(firmware, request, rk, uv);
	// Step 9: this key has no attestation for enterprises.
	if (request.enterpriseAttestation !== undefined) throw new CommandFailure("invalidParameter");
	// Steps 10 and 11.
	const permission = tokenPermission.makeCredential;
	const evidence = await verifyUser(firmware, run, request, { protocol, uv, permission });
	// Step 12.
	if (isExcluded(firmware, request, evidence.verified)) {
		if (!evidence.touched) await waitRegardless(touchUnlessPresent(firmware, run, request));
		throw new CommandFailure("credentialExcluded");
	}
	// Steps 13 and 14.
	await collectPresence(firmware, run, request, evidence);
	// Steps 15 to 18.
	const created = createCredential(firmware, request, { algorithm, rk, userVerified: evidence.verified });
	// Step 19.
	return attest(firmware, run, request, created, evidence.verified);
}

/** The first one that both know. */
function chooseAlgorithm({ personality }: Firmware, { algorithms }: MakeCredentialRequest): Algorithm {
	const known: readonly number[] = personality.algorithms;
	const chosen = algorithms.find((algorithm): algorithm is Algorithm => known.includes(algorithm));
	if (chosen === undefined) throw new CommandFailure("unsupportedAlgorithm");
	return chosen;
}

function readRkOption({ personality }: Firmware, { options }: MakeCredentialRequest): boolean {
	if (options.rk && !personality.residentKeys) throw new CommandFailure("unsupportedOption");
	return options.rk ?? false;
}

/** A key that is protected creates resident credentials for its owner alone, and others where it says so. */
function refuseUnverified(firmware: Firmware, request: MakeCredentialRequest, rk: boolean, uv: boolean): void {
	if (!isProtected(firmware) || uv || request.pinUvAuthParam) return;
	if (allowsUnverifiedCreation(firmware) && !rk) return;
	throw new CommandFailure(firmware.flash.pinHash && takesPin(firmware) ? "puatRequired" : "operationDenied");
}

/** A credential that only shows itself to a verified user does not give itself away here either. */
function isExcluded(firmware: Firmware, { rpId, excludeList }: MakeCredentialRequest, verified: boolean): boolean {
	return excludeList.some((id) => {
		const credential = findCredential(firmware, rpId, id);
		return credential !== undefined && (verified || credential.protection !== 3);
	});
}

/** Touched or not, the answer is the same; a platform that cancels hears of that instead. */
async function waitRegardless(touch: Promise<void>): Promise<void> {
	try {
		await touch;
	} catch (cause) {
		const refused = cause instanceof CommandFailure && !cause.isCancel;
		if (!refused) throw cause;
	}
}
