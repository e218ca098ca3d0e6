import { app } from "electron";

/** Put in by the build: the keychain access group that it is signed for, or nothing. */
declare const builtInKeychainGroup: string;

/**
 * Lets pages of servers use Touch ID in the app's own windows, in a build that is signed for it: macOS keeps such
 * passkeys to the app that made them. Other builds leave it to the browser, which has the person's passkeys.
 */
export function offerTouchId(): void {
	if (process.platform !== "darwin" || builtInKeychainGroup === "") return;
	app.configureWebAuthn({ touchID: { keychainAccessGroup: builtInKeychainGroup } });
}
