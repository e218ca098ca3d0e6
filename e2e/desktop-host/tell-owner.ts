import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";

// Run by single-instance.ts: hands what comes in to the start that holds the lock.
const [name = "", owner = ""] = process.argv.slice(2);
// An argument can not hold the NUL that an abstract name begins with.
const path = name.replace(/^@/, "\0");
const words = await text(process.stdin);

function tell(): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(path, () => socket.end(words));
		socket.on("data", () => resolve(true));
		socket.on("error", () => resolve(false));
	});
}

function isOwnerAlive(): boolean {
	try {
		process.kill(Number(owner), 0);
		return true;
	} catch {
		return false;
	}
}

let isTold = await tell();
while (!isTold && isOwnerAlive()) {
	// The owner has the lock, and is about to listen; nothing tells when it does.
	await pause(20);
	isTold = await tell();
}
process.exitCode = isTold ? 0 : 1;
