import type { CborMap } from "../../cbor/cbor-value.ts";
import { encodeCbor } from "../../cbor/encode-cbor.ts";
import { byteString, map, optionalMember, wholeNumber } from "../../cbor/read-member.ts";
import { tokenPermission } from "../client-pin/permissions.ts";
import { authenticatedToken, type PinToken, permits } from "../client-pin/pin-token.ts";
import { protocolNamed } from "../client-pin/shared-secret.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";

/**
 * The token that a subcommand comes with, which has to permit credential management. What it authenticates is the
 * subcommand and its parameters, as they were sent: they were canonical, so writing them again gives the same bytes.
 * @throws CommandFailure `puatRequired`, `missingParameter`, `invalidParameter` or `pinAuthInvalid`.
 */
export function requireToken(firmware: Firmware, parameters: CborMap): PinToken {
	const pinUvAuthParam = optionalMember(parameters, 0x04, byteString);
	if (!pinUvAuthParam) throw new CommandFailure("puatRequired");
	const protocol = protocolNamed(firmware, required(parameters, 0x03, wholeNumber));
	const subcommandParameters = optionalMember(parameters, 0x02, map);
	const message = Buffer.concat([
		Uint8Array.of(required(parameters, 0x01, wholeNumber)),
		subcommandParameters ? encodeCbor(subcommandParameters) : new Uint8Array(),
	]);
	const token = authenticatedToken(firmware, protocol, message, pinUvAuthParam);
	if (!permits(token, tokenPermission.credentialManagement)) throw new CommandFailure("pinAuthInvalid");
	return token;
}

/** As above, for what concerns all relying parties: a token that is bound to one is not enough. */
export function requireWholeToken(firmware: Firmware, parameters: CborMap): void {
	requireTokenFor(requireToken(firmware, parameters), undefined);
}

/** @throws CommandFailure `pinAuthInvalid` for a token that is bound to another relying party. */
export function requireTokenFor(token: PinToken, rpId: string | undefined): void {
	if (token.rpId !== undefined && token.rpId !== rpId) throw new CommandFailure("pinAuthInvalid");
}
