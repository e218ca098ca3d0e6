import { PairingName } from "../../contract/pairing.ts";
import { machineName } from "../../native-app/device-name.ts";
import { usageFailure } from "../command-failure.ts";

/**
 * What this device is called in the list of paired apps: what was said, or this machine's name.
 * @throws CommandFailure
 */
export function deviceName(given: string | undefined): string {
	if (given === undefined) return machineName() ?? "A command line";
	const name = PairingName.safeParse(given);
	if (!name.success) throw usageFailure("--name takes 1 to 60 visible characters.");
	return name.data;
}
