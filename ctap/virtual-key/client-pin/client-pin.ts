import type { CborMap } from "../../cbor/cbor-value.ts";
import { wholeNumber } from "../../cbor/read-member.ts";
import { pinSubcommand } from "../../commands/command-code.ts";
import { pointToCose } from "../../pin-uv/key-agreement.ts";
import type { Answer } from "../answer.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { changePin, setPin } from "./set-pin.ts";
import { agreementKeyOf, protocolNamed } from "./shared-secret.ts";
import { getPinToken, getTokenUsingPin } from "./token-by-pin.ts";
import { getTokenUsingUv } from "./token-by-uv.ts";

/** authenticatorClientPIN (CTAP 2.1 section 6.5). */
export function clientPin(firmware: Firmware, parameters: CborMap, run: CommandRun): Promise<Answer> | Answer {
	const subcommand = required(parameters, 0x02, wholeNumber);
	if (subcommand === pinSubcommand.getPinRetries) return pinRetries(firmware);
	if (subcommand === pinSubcommand.getUvRetries) return uvRetries(firmware);
	const protocol = protocolNamed(firmware, required(parameters, 0x01, wholeNumber));
	if (subcommand === pinSubcommand.getKeyAgreement) {
		return { 1: pointToCose(agreementKeyOf(firmware, protocol).publicPoint) };
	}
	if (subcommand === pinSubcommand.getTokenUsingUvWithPermissions) {
		return getTokenUsingUv(firmware, parameters, protocol, run);
	}
	if (!firmware.personality.clientPin) throw new CommandFailure("invalidSubcommand");
	switch (subcommand) {
		case pinSubcommand.setPin:
			return setPin(firmware, parameters, protocol);
		case pinSubcommand.changePin:
			return changePin(firmware, parameters, protocol);
		case pinSubcommand.getPinToken:
			return getPinToken(firmware, parameters, protocol);
		case pinSubcommand.getTokenUsingPinWithPermissions:
			return getTokenUsingPin(firmware, parameters, protocol);
		default:
			throw new CommandFailure("invalidSubcommand");
	}
}

/** CTAP 2.1 section 6.5.5.2. */
function pinRetries({ personality, flash, ram }: Firmware): Answer {
	if (!personality.clientPin) throw new CommandFailure("invalidSubcommand");
	const hasToBeUnplugged = ram.pinMismatches >= personality.pinTriesPerPowerCycle;
	return { 3: flash.pinRetries, 4: personality.tellsPowerCycleState ? hasToBeUnplugged : undefined };
}

/** CTAP 2.1 section 6.5.5.3. */
function uvRetries({ personality, flash }: Firmware): Answer {
	if (personality.builtInVerification === "absent") throw new CommandFailure("invalidSubcommand");
	return { 5: flash.uvRetries };
}
