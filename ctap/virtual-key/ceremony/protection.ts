import type { Firmware } from "../firmware.ts";

/** True where a PIN or a fingerprint stands between a stranger and the key (CTAP 2.1 section 6.1.2). */
export function isProtected({ flash, personality }: Firmware): boolean {
	return flash.pinHash !== undefined || personality.builtInVerification === "configured";
}

/** True for a key that takes a PIN for these commands, whether one is set or not. */
export function takesPin({ personality }: Firmware): boolean {
	return personality.clientPin && !personality.noMcGaPermissionsWithClientPin;
}

/** What getInfo says under makeCredUvNotRqd, which `alwaysUv` overrules (CTAP 2.1 section 6.1.2, step 6). */
export function allowsUnverifiedCreation({ flash, personality }: Firmware): boolean {
	return personality.makeCredUvNotRqd && !flash.alwaysUv;
}
