import { openSecurityKey } from "../key/open-security-key.ts";
import type { Personality } from "../virtual-key/personality.ts";
import { createVirtualKey, type VirtualKeyOptions } from "../virtual-key/virtual-key.ts";

/** The PIN of keys in tests. */
export const pin = "73194628";

/** A software key, with a PIN unless told otherwise, and the client that has it open. */
export async function openVirtual(personality: Partial<Personality> = {}, options: VirtualKeyOptions = { pin }) {
	const device = createVirtualKey({ personality, ...options });
	const key = await openSecurityKey(device.connect());
	device.trace.clear();
	return { device, key };
}
