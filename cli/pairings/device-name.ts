import { machineName } from "../../native-app/device-name.ts";
import { readTypedName } from "../typed-name.ts";

/**
 * What this device is called in the list of paired apps: what was said, or this machine's name.
 * @throws CommandFailure
 */
export function deviceName(given: string | undefined): string {
	if (given === undefined) return machineName() ?? "A command line";
	return readTypedName(given, "--name");
}
