/** Every way in which a device can not be shown to the kernel: a stable reason, and its sentence for a person. */
const sentences = {
	"no-uhid": "/dev/uhid can not be opened. It takes root, and the kernel's module uhid.",
	"no-reader": "setpriv can not be started. It belongs to util-linux.",
	"not-taken": "The kernel made no /dev/hidraw for the device. It takes the kernel's module hid-generic.",
} as const;

export type UhidFailureReason = keyof typeof sentences;

/** The error of everything here that talks to /dev/uhid. */
export class UhidFailure extends Error {
	override readonly name = "UhidFailure";
	readonly reason: UhidFailureReason;

	constructor(reason: UhidFailureReason, options: ErrorOptions = {}) {
		super(sentences[reason], options);
		this.reason = reason;
	}
}
