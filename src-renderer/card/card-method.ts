import type { ReactNode } from "react";

/** How a card leads to the passkey, where its reader may choose between ways. */
export interface CardMethod {
	/** Where it is chosen: shown between the digits and the buttons. */
	readonly choice: (busy: boolean) => ReactNode;
	/** Names the chosen way on the button, once the next press leads there. */
	readonly label: string;
	/** Where it goes on while the passkey is asked, in a sentence. */
	readonly goesOn: string;
	/** Gives up the waiting. */
	readonly cancel: string;
	/** Where the passkey is asked on the card itself: stands in the place of digits and buttons meanwhile. */
	readonly asking?: ((ways: AskingWays) => ReactNode) | undefined;
}

/** How the asking can be left. */
export interface AskingWays {
	/** Gives it up; nothing is decided by it. */
	readonly onStop: () => void;
	readonly onDeny: () => void;
}
