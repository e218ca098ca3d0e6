import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import type { KeyActs } from "../security-key/key-acts.ts";
import { trayLook } from "../tray/tray-look.ts";

/** What this app runs on, in words of its makers. */
export type Versions = Readonly<Record<string, string>>;

/**
 * What somebody who helps wants to know: a few lines, and no secret among them. Requests are counted and not named.
 * @param keys what is said of the security keys, from `keyLines`
 * @param troubles what went wrong lately, newest last
 */
export function diagnosticLines(
	snapshot: DesktopSnapshot,
	versions: Versions,
	keys: readonly string[],
	troubles: readonly string[],
): readonly string[] {
	const { version, platform, protection, accounts, settings, quiet } = snapshot;
	const { state, count } = trayLook(snapshot);
	const { notifications, opensByItself, startAtLogin, theme, method } = settings;
	return [
		`Countersign ${version} on ${platform}`,
		...Object.entries(versions).map(([name, value]) => `${name} ${value}`),
		`keys: ${protection}`,
		`tray: ${state}, ${count} waiting${quiet ? ", quiet" : ""}`,
		`settings: notifications ${notifications}, opens by itself ${opensByItself}, at login ${startAtLogin}, theme ${theme}, signs by ${method}`,
		...accounts.map(accountLine),
		...keys,
		...troubles.map((trouble) => `trouble: ${trouble}`),
	];
}

function accountLine({ server, account, trouble, admin, forThisRun, desk }: AccountState): string {
	const { connection, revision, clockOffset, pending } = desk;
	const parts = [
		`account: ${account} at ${server}`,
		trouble ?? connection.state,
		`revision ${revision ?? "none"}`,
		`clock off by ${Math.round(clockOffset / 1000)} s`,
		`${pending.length} pending`,
		admin && "administrator",
		forThisRun && "not kept",
	];
	return parts.filter(Boolean).join(", ");
}

/** How long looking at keys may take, in milliseconds. */
const patience = 5000;

/** The security keys that are plugged in and how they stand, or why none can be seen, with what to do about it. */
export async function keyLines(keys: Pick<KeyActs, "report">): Promise<readonly string[]> {
	try {
		const found = await keys.report(AbortSignal.timeout(patience));
		if (found.length === 0) return ["security key: none is plugged in"];
		return found.map(({ name, state }) => `security key: ${name}, ${state}`);
	} catch (error) {
		const sentence = error instanceof DesktopFailure && error.members["sentence"];
		return [`security key: ${sentence || "could not be looked at"}`];
	}
}
