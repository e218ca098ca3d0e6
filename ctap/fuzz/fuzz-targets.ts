import type { FuzzTarget } from "./harness/fuzz-target.ts";
import { cborTarget } from "./targets/cbor-target.ts";
import { channelTarget } from "./targets/channel-target.ts";
import {
	assertionTarget,
	authenticatorDataTarget,
	clientPinTarget,
	credentialManagementTarget,
	getInfoTarget,
	makeCredentialTarget,
} from "./targets/command-targets.ts";
import { operationsTarget } from "./targets/operations-target.ts";
import { reassemblyTarget } from "./targets/reassembly-target.ts";

/** Everything in this library that reads what a device says, from the wire up. */
export const fuzzTargets: readonly FuzzTarget[] = [
	reassemblyTarget,
	channelTarget,
	cborTarget,
	authenticatorDataTarget,
	getInfoTarget,
	makeCredentialTarget,
	assertionTarget,
	clientPinTarget,
	credentialManagementTarget,
	operationsTarget,
];
