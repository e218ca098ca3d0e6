import { type StatusName, statusCode } from "./status-code.ts";

/** What a status means to the person who holds the key. */
export interface StatusSentence {
	/** What happened. */
	readonly happened: string;
	/** What to do now. */
	readonly next: string;
}

const anotherKey = "Use another key, or another way to sign.";
const replug = "Unplug the key, plug it in again and try once more.";
const startOver = "Start over.";
const report = "Try once more; if it stays so, copy the diagnostics into a report.";

const misunderstood = (what: string): StatusSentence => ({
	happened: `The key did not understand what it was asked (${what}).`,
	next: report,
});
const unable = (what: string): StatusSentence => ({ happened: `This key can not ${what}.`, next: anotherKey });
const expired: StatusSentence = { happened: "The key no longer accepts what the PIN allowed.", next: startOver };
const untouched: StatusSentence = {
	happened: "Nobody touched the key in time.",
	next: "Start over and touch the key when it blinks.",
};

/** A sentence for every status of the standard. What a key's PIN has left belongs beside it: ask the key for it. */
export const sentences: Readonly<Record<StatusName, StatusSentence>> = {
	ok: { happened: "The key did what it was asked.", next: "Nothing is left to do." },
	invalidCommand: unable("do what it was asked"),
	invalidParameter: misunderstood("a value"),
	invalidLength: misunderstood("a length"),
	invalidSeq: misunderstood("the order of packets"),
	timeout: untouched,
	channelBusy: {
		happened: "Another program is using the key.",
		next: "Finish or close what else uses it, then try again.",
	},
	lockRequired: { happened: "Another program has reserved the key.", next: "Close that program, then try again." },
	invalidChannel: { happened: "The key has forgotten this program.", next: replug },
	cborUnexpectedType: misunderstood("a value of another type"),
	invalidCbor: misunderstood("the form of the message"),
	missingParameter: misunderstood("a value was missing"),
	limitExceeded: misunderstood("more than it can take"),
	fpDatabaseFull: {
		happened: "The key has no room for another fingerprint.",
		next: "Remove a fingerprint, then try again.",
	},
	largeBlobStorageFull: {
		happened: "The key has no room left for data.",
		next: "Remove something from the key, then try again.",
	},
	credentialExcluded: { happened: "This key is registered already.", next: "Use it as it is, or plug in another one." },
	processing: { happened: "The key is still working.", next: "Wait a moment, then try again." },
	invalidCredential: { happened: "The key does not know this credential.", next: anotherKey },
	userActionPending: { happened: "The key waits for a touch.", next: "Touch the key." },
	operationPending: { happened: "The key is busy with something else.", next: "Wait a moment, then try again." },
	noOperations: { happened: "The key has nothing to do.", next: startOver },
	unsupportedAlgorithm: unable("make signatures of the kind that is asked for"),
	// Older keys, and some newer ones, say the same when nobody touched them in time.
	operationDenied: {
		happened: "It was refused on the key, or nobody touched it in time.",
		next: "Start over and touch the key when it blinks.",
	},
	keyStoreFull: { happened: "The key is full.", next: "Remove a credential from it, or use another key." },
	unsupportedOption: unable("do it in the way that is asked for"),
	invalidOption: unable("do it in the way that is asked for now"),
	keepaliveCancel: { happened: "Cancelled.", next: "Start over if you want to go on." },
	noCredentials: { happened: "This key is not registered here.", next: "Plug in the key that you registered." },
	userActionTimeout: untouched,
	notAllowed: {
		happened: "The key does not allow this now.",
		next: "Unplug it, plug it in again, and start within ten seconds.",
	},
	pinInvalid: { happened: "Wrong PIN.", next: "Enter it again, with care: the tries are counted." },
	pinBlocked: {
		happened: "The PIN is locked for good: it was wrong too many times.",
		next: "Only a reset makes the key usable again, and it erases all that is on it.",
	},
	pinAuthInvalid: { happened: "The key did not accept the proof of the PIN.", next: startOver },
	pinAuthBlocked: {
		happened: "The PIN was wrong too many times in a row.",
		next: "Unplug the key and plug it in again before the next try.",
	},
	pinNotSet: { happened: "This key has no PIN yet.", next: "Set a PIN for it." },
	puatRequired: { happened: "The key asks for its PIN.", next: "Enter the key's PIN." },
	pinPolicyViolation: {
		happened: "The key does not accept this PIN: it is too short, too simple, or has to be changed.",
		next: "Choose another one.",
	},
	pinTokenExpired: expired,
	requestTooLarge: misunderstood("a message that is too long"),
	actionTimeout: untouched,
	upRequired: {
		happened: "The key wants to be touched for this.",
		next: "Start over and touch the key when it blinks.",
	},
	uvBlocked: { happened: "The key's fingerprint sensor is locked.", next: "Use the key's PIN." },
	integrityFailure: { happened: "What is stored on the key is damaged.", next: anotherKey },
	invalidSubcommand: unable("do what it was asked"),
	uvInvalid: { happened: "The fingerprint was not recognised.", next: "Try again, or use the key's PIN." },
	unauthorizedPermission: expired,
	other: { happened: "The key failed, and does not say why.", next: replug },
	specLast: { happened: "The key failed, and does not say why.", next: replug },
	extensionFirst: { happened: "An extension of the key failed.", next: report },
	extensionLast: { happened: "An extension of the key failed.", next: report },
	vendorFirst: { happened: "The key failed in a way of its maker's own.", next: replug },
	vendorLast: { happened: "The key failed in a way of its maker's own.", next: replug },
};

const nameOf = new Map<number, StatusName>(
	Object.entries(statusCode).map(([name, code]) => [code, name as StatusName]),
);

/** The standard's name for a status byte, or undefined for one that it gives no meaning. */
export function statusName(status: number): StatusName | undefined {
	return nameOf.get(status);
}

/** The sentence for any status byte, also one that no standard knows yet. */
export function sentenceFor(status: number): StatusSentence {
	const name = statusName(status);
	if (name) return sentences[name];
	if (status >= statusCode.vendorFirst) return sentences.vendorFirst;
	if (status >= statusCode.extensionFirst) return sentences.extensionFirst;
	return {
		happened: `The key answered with a status that is not known (0x${status.toString(16).padStart(2, "0")}).`,
		next: report,
	};
}
