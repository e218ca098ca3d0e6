import type { FuzzTarget } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { keptStateTarget, keptWordsTarget, settingsTarget } from "./kept-targets.ts";
import { appLinkTarget, joinLinkTarget, pageAddressTarget, serverAddressTarget } from "./link-targets.ts";
import { machineLinkTarget } from "./machine-link-target.ts";
import { claimedTextTarget, typedNameTarget, visibleTextTarget } from "./name-targets.ts";
import { proofTarget } from "./proof-target.ts";
import { receiptTarget } from "./receipt-target.ts";
import { challengeTextTarget, clientDataTarget, signedCodeTarget } from "./signed-text-targets.ts";
import { clientAddressTarget, ecdsaTarget, encodedBytesTarget, eventsTarget } from "./wire-targets.ts";

/** Everything of ours that reads what somebody else wrote, but for what comes from a security key. */
export const parserTargets: readonly FuzzTarget[] = [
	signedCodeTarget,
	challengeTextTarget,
	clientDataTarget,
	receiptTarget,
	serverAddressTarget,
	joinLinkTarget,
	machineLinkTarget,
	appLinkTarget,
	pageAddressTarget,
	claimedTextTarget,
	visibleTextTarget,
	typedNameTarget,
	proofTarget,
	settingsTarget,
	keptStateTarget,
	keptWordsTarget,
	clientAddressTarget,
	encodedBytesTarget,
	ecdsaTarget,
	eventsTarget,
];
