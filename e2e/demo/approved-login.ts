import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calls } from "../../contract/calls.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { askLogin } from "../start/ask-login.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { startServer } from "../start/start-server.ts";
import { approvedByKey } from "./approved-by-key.ts";
import { builtWebApp } from "./built-web-app.ts";
import type { CleanUps } from "./clean-up.ts";
import { holds, narrate } from "./narrate.ts";

/** One login, from a server that does not exist yet to a receipt that verifies without it. */
export async function approvedLogin(cleanUps: CleanUps): Promise<void> {
	await builtWebApp();
	const server = await startServer();
	await cleanUps.add(server.stop);
	narrate("A throwaway server runs.", server.origin);

	const passkey = createSoftwarePasskey();
	const session = openCookieSession(server.origin);
	const secret = linkSecret(server.setupLink);
	const { account } = await joinWith(session, passkey, { secret, name: "alice", passkeyName: "Software passkey" });
	holds(account.roles.includes("admin"), "the first account administers the server");
	narrate("alice took the link it printed and registered a passkey.");

	const terminal = await askLogin(server.origin, account.name);
	await cleanUps.add(terminal.close);
	narrate("A terminal asks to log in as alice, and shows a match code.", `match code ${terminal.code}`);

	const request = await session.send(calls.loginRequest, { params: { id: terminal.id } });
	holds(request.state === "pending", "the login waits for alice");
	narrate(
		"alice's list shows the login.",
		`from ${request.address}, claims to be ${request.osUser} on ${request.host}`,
	);

	const approval = await approveWith(session, passkey, { id: terminal.id, code: terminal.code });
	holds(approval.receipt.text.includes(`code: ${terminal.code}\n`), "the match code is part of what was signed");
	narrate("alice typed the two digits, and her passkey signed all that was shown.");

	const { code, stdout } = await terminal.ended;
	const outcome = calls.loginOutcome.answers[200].parse(JSON.parse(stdout));
	holds(code === 0, "the terminal ends with 0");
	narrate("The terminal went on, with a token that is bound to its own key.", `valid for ${outcome.expiresIn} seconds`);

	await approvedByKey(session, passkey, cleanUps);

	await server.stop();
	const folder = await mkdtemp(join(tmpdir(), "countersign-receipt-"));
	await cleanUps.add(() => rm(folder, { recursive: true, force: true }));
	const [receipt, altered] = [join(folder, "receipt.json"), join(folder, "altered.json")];
	await writeFile(receipt, JSON.stringify(outcome.receipt));
	const text = outcome.receipt.text.replace("account: alice", "account: mallory");
	await writeFile(altered, JSON.stringify({ ...outcome.receipt, text }));
	const verified = await runCountersign(["receipt", "verify", receipt]).ended;
	holds(verified.code === 0, "the receipt verifies");
	narrate(
		"The server is gone. The first login's receipt still verifies, by its signature alone.",
		verified.stdout.trim().split("\n").at(-1),
	);
	const refused = await runCountersign(["receipt", "verify", altered]).ended;
	holds(refused.code === 1, "an altered receipt does not verify");
	narrate("The same receipt with another account in it does not verify.");
}
