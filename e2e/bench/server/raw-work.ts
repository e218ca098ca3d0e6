import { createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { now } from "../tray/clock.ts";

/*
 * What an approval can not do without, and nothing around it: a signature to verify, and a commit that is on disk. A
 * program of its own, which is asked for one or the other and answers with the rate.
 */
const [, , file = ""] = process.argv;
/** Milliseconds of each measurement. */
const span = 300;
/** Operations between two looks at the clock. */
const atOnce = 16;

const signed = Buffer.alloc(69, 7);
const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" }));
const signature = sign("sha256", signed, privateKey);

const database = new DatabaseSync(file);
database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
database.exec("CREATE TABLE decision (id INTEGER PRIMARY KEY, state TEXT NOT NULL)");
const insert = database.prepare("INSERT INTO decision (state) VALUES (?)");

const work: Record<string, () => unknown> = {
	verify: () => verify("sha256", signed, key, signature),
	commit: () => insert.run("approved"),
};

process.on("message", (name: string) => {
	const once = work[name];
	if (once) process.send?.(rateOf(once));
});
console.log("ready");

function rateOf(once: () => unknown): number {
	const began = now();
	let count = 0;
	while (now() < began + span) {
		for (let times = 0; times < atOnce; times += 1) once();
		count += atOnce;
	}
	return (count * 1000) / (now() - began);
}
