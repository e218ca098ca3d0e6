import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { approveLoginRequest } from "../login-requests/approve.ts";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { readOutcome } from "../login-requests/outcome.ts";
import { type Ground, openGround } from "../testing/ground.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";

/** A database that takes nothing more, and how it does again. */
interface Troubled {
	readonly ground: Ground;
	trouble(): Promise<void>;
	mend(): Promise<void>;
}

const pragma = async ({ storage }: Ground, statement: string) => {
	await sql.raw(`PRAGMA ${statement}`).execute(storage.db);
};

/** Fills every page that there is, and those of the requests as well, so that a receipt would need another. */
async function fill(ground: Ground): Promise<void> {
	for (const length of [100_000, 3000, 300, 30])
		await untilRefused((count) => put(ground, `${length}-${count}`, "x".repeat(length)));
	await untilRefused((count) => ground.ask(`nobody-${count}`, {}, `203.0.113.${count}`));
}

async function untilRefused(write: (count: number) => Promise<unknown>): Promise<void> {
	let room = true;
	for (let count = 0; room; count++)
		room = await write(count).then(
			() => true,
			() => false,
		);
}

function put({ storage }: Ground, name: string, value: string): Promise<unknown> {
	return storage.write((trx) => trx.insertInto("server_value").values({ name, value }).execute());
}

async function limited(): Promise<Troubled> {
	const ground = await openGround();
	return {
		ground,
		async trouble() {
			const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(ground.storage.db);
			await pragma(ground, `max_page_count = ${rows[0]?.page_count}`);
			await fill(ground);
		},
		mend: () => pragma(ground, "max_page_count = 100000"),
	};
}

async function readOnly(): Promise<Troubled> {
	const ground = await openGround();
	return {
		ground,
		trouble: () => pragma(ground, "query_only = ON"),
		mend: () => pragma(ground, "query_only = OFF"),
	};
}

/** A file system of four megabytes, of which another file takes what is left. */
async function smallDisk(): Promise<Troubled> {
	const directory = await temporaryDirectory();
	execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", directory]);
	onTestFinished(() => void execFileSync("umount", [directory]));
	const ground = await openGround(join(directory, "countersign.db"));
	const other = join(directory, "other");
	return {
		ground,
		trouble: () => writeFile(other, Buffer.alloc(8_000_000)).catch(() => {}),
		mend: () => rm(other),
	};
}

function canMount(): boolean {
	if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
	try {
		execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

const kinds = [
	["a database that may not grow", limited, "storage-full", true],
	["a database that is read-only", readOnly, "storage-read-only", true],
	["a disk that is full", smallDisk, "storage-full", canMount()],
] as const;

for (const [where, open, code, possible] of kinds)
	test.runIf(possible)(`on ${where} a decision is refused as a whole, and made once there is room`, async () => {
		const { ground, trouble, mend } = await open();
		const { storage, hub } = ground;
		const alice = await ground.join("alice");
		const { id, matchCode } = await ground.ask("alice");
		const other = await ground.ask("alice", { host: "build-8" });
		const rows = async () => ({
			requests: await storage.db.selectFrom("login_request").selectAll().orderBy("id").execute(),
			audit: await storage.db.selectFrom("audit_entry").selectAll().execute(),
			personal: await storage.db.selectFrom("audit_personal").selectAll().execute(),
			keys: await storage.db.selectFrom("webauthn_credential").selectAll().execute(),
			revisions: await storage.db.selectFrom("stream_revision").selectAll().execute(),
		});
		const signed = await ground.sign(alice, id, matchCode);
		const wrong = await ground.sign(alice, id, matchCode === "17" ? "18" : "17");

		await trouble();
		const before = await rows();
		const events: string[] = [];
		for (const scope of [`request:${id}`, `request:${other.id}`, "all"] as const)
			hub.subscribe(scope, ({ name }) => events.push(name));
		const answers = await Promise.allSettled([
			approveLoginRequest(ground, alice, id, signed),
			approveLoginRequest(ground, alice, id, signed),
		]);
		for (const answer of answers) expect(answer).toMatchObject({ status: "rejected", reason: { code, status: 507 } });
		if (open !== limited) {
			await expect(denyLoginRequest(ground, alice, id)).rejects.toMatchObject({ code });
			await expect(approveLoginRequest(ground, alice, id, wrong)).rejects.toMatchObject({ code });
		}
		expect(await rows()).toEqual(before);
		expect(events).toEqual([]);
		const [row] = before.requests.filter((request) => request.id === id);
		expect(row && (await readOutcome(ground, row))).toEqual({ state: "pending" });

		await mend();
		await approveLoginRequest(ground, alice, id, signed);
		await denyLoginRequest(ground, alice, other.id);
		expect(events.filter((name) => name === "login-settled")).toHaveLength(4);
		expect((await rows()).audit).toHaveLength(before.audit.length + 2);
	});

test("of what is written together, only what was answered is there", async () => {
	const { ground, trouble, mend } = await limited();
	await trouble();
	const names = ["t-1", "t-2", "t-3"];
	const answers = await Promise.allSettled(
		names.map((name, place) => put(ground, name, "x".repeat(place === 1 ? 9e6 : 1))),
	);
	await mend();
	const there = await ground.storage.db
		.selectFrom("server_value")
		.select("name")
		.where("name", "like", "t-%")
		.execute();
	expect(there.map(({ name }) => name)).toEqual(names.filter((_, place) => answers[place]?.status === "fulfilled"));
	expect(answers[1]).toMatchObject({ reason: { code: "storage-full" } });
	await put(ground, "t-4", "x");
});
