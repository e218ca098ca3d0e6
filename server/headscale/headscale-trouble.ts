import type { VpnJoinFailure } from "../../contract/vpn-join.ts";

interface Nature {
	readonly reason: VpnJoinFailure;
	/** Whether trying again may be of use. */
	readonly again?: boolean;
	/** Whether headscale may have done what it was asked all the same. */
	readonly unsure?: boolean;
	readonly cause?: unknown;
}

/** headscale did not do what it was asked. The message is a sentence of ours: its own may repeat an `authId`. */
export class HeadscaleTrouble extends Error {
	override readonly name = "HeadscaleTrouble";
	readonly reason: VpnJoinFailure;
	readonly again: boolean;
	readonly unsure: boolean;

	constructor(message: string, { reason, again = false, unsure = false, cause }: Nature) {
		super(message, cause === undefined ? {} : { cause });
		this.reason = reason;
		this.again = again;
		this.unsure = unsure;
	}
}
