#!/usr/bin/env node
/*
 * Runs the command line with Node 24, which the package brings along, whatever Node started this file.
 * Plain JavaScript of an old kind: an older Node has to get as far as here.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const oldest = 24;

if (Number.parseInt(process.versions.node, 10) >= oldest) {
	const { programToRun } = await import("./built-program.js");
	await import(`../${programToRun()}`);
} else runWithOwnNode();

function runWithOwnNode() {
	// Node resolves symbolic links before it sets import.meta.url, so this also holds for a linked `countersign`.
	const node = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));
	if (!existsSync(node)) {
		process.stderr.write(`countersign: this needs Node ${oldest} or newer; "npm ci" in its folder brings it along.\n`);
		process.exit(1);
	}
	const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
	// What a terminal or a service manager sends to all its processes arrives there twice: main.ts takes it for one.
	const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
	const passedOn = ["SIGINT", "SIGTERM", "SIGHUP"];
	for (const signal of passedOn) process.on(signal, passOn);
	child.on("error", (error) => {
		process.stderr.write(`countersign: ${node} did not start: ${error.message}\n`);
		process.exit(1);
	});
	child.on("exit", (code, signal) => {
		for (const name of passedOn) process.off(name, passOn);
		if (signal) process.kill(process.pid, signal);
		else process.exitCode = code ?? 1;
	});
}
