import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import { verifyBuiltIn } from "../built-in-verification.ts";
import { authenticatedToken, permits } from "../client-pin/pin-token.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import type { CeremonyRequest } from "./ceremony-request.ts";
import { isProtected, takesPin } from "./protection.ts";

/** What is known of the user by now. */
export interface UserEvidence {
	readonly verified: boolean;
	/** True where the verification was a touch too. */
	readonly touched: boolean;
}

/**
 * Verifies the user by token or by finger (CTAP 2.1 sections 6.1.2, step 11, and 6.2.2, step 6).
 * @param uv Whether the key shall do it itself.
 * @param permission What the token has to be good for.
 * @throws CommandFailure `pinAuthInvalid` for a token, and what fingers fail with.
 */
export async function verifyUser(
	firmware: Firmware,
	run: CommandRun,
	request: CeremonyRequest,
	means: { readonly protocol: PinUvProtocol | undefined; readonly uv: boolean; readonly permission: number },
): Promise<UserEvidence> {
	if (!isProtected(firmware)) return { verified: false, touched: false };
	if (request.pinUvAuthParam && means.protocol) {
		verifyByToken(firmware, request, means.protocol, request.pinUvAuthParam, means.permission);
		return { verified: true, touched: false };
	}
	if (!means.uv) return { verified: false, touched: false };
	await verifyByFinger(firmware, run, request);
	return { verified: true, touched: true };
}

function verifyByToken(
	firmware: Firmware,
	{ clientDataHash, rpId }: CeremonyRequest,
	protocol: PinUvProtocol,
	pinUvAuthParam: Uint8Array,
	permission: number,
): void {
	const token = authenticatedToken(firmware, protocol, clientDataHash, pinUvAuthParam);
	const ofAnother = token.rpId !== undefined && token.rpId !== rpId;
	if (!permits(token, permission) || ofAnother || !token.userVerified) throw new CommandFailure("pinAuthInvalid");
	if (!token.unlimited) token.rpId = rpId;
}

async function verifyByFinger(
	firmware: Firmware,
	run: CommandRun,
	{ kind, rpId }: Pick<CeremonyRequest, "kind" | "rpId">,
): Promise<void> {
	const { flash, personality } = firmware;
	const outcome = await verifyBuiltIn(firmware, run, { kind, rpId }, personality.uvAttemptsInternally);
	if (outcome === "matched") return;
	if (outcome === "timeout") throw new CommandFailure("userActionTimeout");
	if (flash.pinHash && takesPin(firmware)) throw new CommandFailure("puatRequired");
	throw new CommandFailure(flash.uvRetries === 0 ? "pinBlocked" : "operationDenied");
}
