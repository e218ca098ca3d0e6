import { callServer } from "../client/call-server.ts";
import { calls } from "../contract/calls.ts";
import { createAccountVault } from "./accounts/account-vault.ts";
import { createAccounts } from "./accounts/accounts.ts";
import { watchAuditHeads } from "./accounts/watch-audit-heads.ts";
import { denyUnseen } from "./approvals/deny-unseen.ts";
import { notifyLogins } from "./approvals/notify-logins.ts";
import { createPasskeysAhead } from "./approvals/passkeys-ahead.ts";
import { createWindowPrompt } from "./approvals/prompt-window.ts";
import { isQuiet } from "./approvals/quiet-time.ts";
import type { WaitingLogin } from "./approvals/waiting.ts";
import { windowCalls } from "./calls/window-calls.ts";
import type { DesktopPorts } from "./desktop-ports.ts";
import { diagnosticLines, keyLines } from "./diagnostics/diagnostics.ts";
import { createTroubleLog } from "./diagnostics/trouble-log.ts";
import { followLink } from "./links/follow-link.ts";
import { createPairingFlow } from "./pairing/pairing-flow.ts";
import { createKeyActs } from "./security-key/key-acts.ts";
import { unavailableMethods } from "./settings/default-settings.ts";
import { createSettingsKeeper } from "./settings/settings-keeper.ts";
import { tellDamage } from "./settings/tell-damage.ts";
import { showSnapshots } from "./show-snapshots.ts";
import { initialSnapshot } from "./state/initial-snapshot.ts";
import { createSnapshotStore } from "./state/snapshot-store.ts";
import { trayActs } from "./tray-acts.ts";
import { followUpdates } from "./updates/follow-updates.ts";

/** Nobody's quiet hours are about seconds. */
const clockLook = 15_000;

/** Puts the app together on a desktop, and starts it. */
export async function startTrayApp(desktop: DesktopPorts): Promise<void> {
	const { kept, seal, surroundings, version, platform, versions, copy, quit } = desktop;
	const now = () => new Date();
	const { report, lines } = createTroubleLog(now);
	const chosen = kept.settings();
	const protection = await seal.protection();
	const initial = initialSnapshot({
		version,
		platform,
		protection,
		settings: chosen,
		quiet: isQuiet(chosen, now()),
		unavailable: unavailableMethods(platform),
	});
	let show = () => {};
	const store = createSnapshotStore(initial, () => show());
	const settings = createSettingsKeeper(store, {
		keep: kept.keepSettings,
		apply: (settings, before) => desktop.applySettings(settings, before, report),
		now,
	});
	const vault = createAccountVault(kept.accounts, seal);
	const accounts = createAccounts(store, vault, watchAuditHeads(kept.accounts), surroundings);
	const pairing = createPairingFlow(store, { ...desktop, network: surroundings.network, paired: accounts.add });

	const keys = createKeyActs(store, desktop.keyHost, surroundings.clock);
	const passkeys = createPasskeysAhead(async ({ account, id }) =>
		callServer(accounts.following(account).server, calls.loginCredentials, { params: { id } }),
	);
	const touched = () => {
		prompt.touched();
		show();
	};
	const window = desktop.createWindow({ onFocus: touched, onBlur: () => show() });
	const prompt = createWindowPrompt(store, window, surroundings.clock);
	const act = trayActs({ store, accounts, window, settings, quit, say: desktop.say, report });
	const tray = desktop.createTray(initial, act);
	const promptActs = {
		open: ({ account, request }: WaitingLogin) => act({ act: "login", account: account.id, id: request.id }),
		deny: (login: WaitingLogin) => void denyUnseen(accounts, login, desktop.say),
		openWindow: window.show,
		arrived: prompt.arrived,
	};
	const notify = notifyLogins(desktop.notifier, promptActs, surroundings.clock);
	show = showSnapshots(store.now, { window, tray, accounts, keys, passkeys, prompt, notify });

	const diagnostics = async () => {
		const troubles = lines();
		return diagnosticLines(store.now(), versions(), await keyLines(keys), troubles).join("\n");
	};
	const app = { changeSettings: settings.change, diagnostics, copy, hideWindow: window.hide, fitWindow: window.fit };
	desktop.serveCalls(windowCalls(store, accounts, pairing, { keys, passkeys }, { ...desktop, ...app }), report);
	desktop.onSleep({ suspend: accounts.pause, resume: accounts.reconnect });
	const looking = setInterval(settings.lookAtClock, clockLook);
	desktop.onQuitting(window.letGo);
	desktop.onQuit(() => {
		clearInterval(looking);
		accounts.stop();
	});
	tellDamage(kept.damage, {
		say: desktop.say,
		notice: (notice) => store.change((snapshot) => ({ ...snapshot, notice })),
		report,
	});
	await window.load();
	await accounts.start();
	desktop.takeStarts({
		onAgain: window.show,
		onLink: (link) => void followLink(link, { store, accounts, pairing }).then(window.show),
	});
	desktop.onQuit(
		followUpdates({ feed: desktop.feed, clock: surroundings.clock, now: store.now, say: desktop.say, report }),
	);
	// Somebody who has nothing paired yet has to see where that is done.
	if (store.now().accounts.length === 0 || !desktop.startsHidden) window.show();
}
