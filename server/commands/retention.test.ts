import { expect, test } from "vitest";
import { readServerSettings } from "../settings.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { createInvite } from "./create-invite.ts";
import { startServer } from "./start.ts";
import { verifyAudit } from "./verify-audit.ts";

const day = 24 * 3_600_000;

test("a server erases what became due since its last start, where that is set", async () => {
	const data = await temporaryDirectory();
	const start = (flags: object, clock: () => number) =>
		startServer(readServerSettings({ port: "0", data, logLevel: "silent", ...flags }, {}), clock);
	const first = await start({}, () => Date.now() - 31 * day);
	await createInvite(data, {});
	await first.stop();
	const forEver = await start({}, Date.now);
	await forEver.stop();
	expect((await verifyAudit(data)).erased.entries).toBe(0);
	const second = await start({ auditRetention: "30" }, Date.now);
	try {
		await createInvite(data, {});
		let verdict = await verifyAudit(data);
		// Nobody waits for it at the start; each look is a call to the running server.
		while (verdict.erased.entries < 2) verdict = await verifyAudit(data);
		const { entries, erased, broken } = verdict;
		expect({ erased: erased.entries, left: entries - 2, broken }).toEqual({ erased: 2, left: 3, broken: undefined });
	} finally {
		await second.stop();
	}
});
