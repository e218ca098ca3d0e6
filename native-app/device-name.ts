import { hostname } from "node:os";
import { PairingName } from "../contract/pairing.ts";

/** This machine's name as it can stand in the list of paired apps; `undefined` where it can not. */
export function machineName(): string | undefined {
	return PairingName.safeParse(hostname()).data;
}
