import type { CborMap } from "../../cbor/cbor-value.ts";
import { wholeNumber } from "../../cbor/read-member.ts";
import { credentialSubcommand } from "../../commands/command-code.ts";
import type { Answer } from "../answer.ts";
import { CommandFailure } from "../command-failure.ts";
import { continueAnswer } from "../continue-answer.ts";
import type { CommandHandler, CommandRun, Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { deleteCredential, updateUser } from "./change-credential.ts";
import { enumerateCredentials, enumerateRelyingParties } from "./enumerate.ts";
import { requireWholeToken } from "./management-token.ts";

/** authenticatorCredentialManagement (CTAP 2.1 section 6.8), and its preview in CTAP 2.0. */
export const manageCredentials: CommandHandler = (firmware, parameters, run) => {
	const subcommand = required(parameters, 0x01, wholeNumber);
	if (subcommand === credentialSubcommand.enumerateRpsNext) return continueAnswer(firmware, run, "relying-parties");
	if (subcommand === credentialSubcommand.enumerateCredentialsNext) return continueAnswer(firmware, run, "credentials");
	// Every other subcommand ends an enumeration (CTAP 2.1 section 6).
	firmware.ram.continuation = undefined;
	return begin(firmware, subcommand, parameters, run);
};

function begin(firmware: Firmware, subcommand: number, parameters: CborMap, run: CommandRun): Answer {
	switch (subcommand) {
		case credentialSubcommand.getMetadata:
			return getMetadata(firmware, parameters);
		case credentialSubcommand.enumerateRpsBegin:
			return enumerateRelyingParties(firmware, parameters, run);
		case credentialSubcommand.enumerateCredentialsBegin:
			return enumerateCredentials(firmware, parameters, run);
		case credentialSubcommand.deleteCredential:
			return deleteCredential(firmware, parameters);
		case credentialSubcommand.updateUserInformation:
			// The preview does not know it yet.
			if (firmware.personality.credentialManagement === "preview") throw new CommandFailure("invalidSubcommand");
			return updateUser(firmware, parameters);
		default:
			throw new CommandFailure("invalidSubcommand");
	}
}

/** CTAP 2.1 section 6.8.2. */
function getMetadata(firmware: Firmware, parameters: CborMap): Answer {
	requireWholeToken(firmware, parameters);
	const { flash, personality } = firmware;
	return { 1: flash.credentials.length, 2: personality.residentCapacity - flash.credentials.length };
}
