import { expect, test } from "vitest";
import { openEndings } from "./endings.ts";

test("what was started last is ended first, each once", async () => {
	const endings = openEndings();
	const ended: string[] = [];
	expect(endings.add("server", (name) => ended.push(name))).toBe("server");
	endings.add("app", async (name) => {
		await Promise.resolve();
		ended.push(name);
	});
	await endings.end();
	await endings.end();
	expect(ended).toEqual(["app", "server"]);
});

test("one that does not end well keeps no other from ending, and is told", async () => {
	const endings = openEndings();
	const ended: string[] = [];
	endings.add("server", (name) => ended.push(name));
	endings.add("app", () => {
		throw new Error("problems in the app");
	});
	await expect(endings.end()).rejects.toThrow("problems in the app");
	expect(ended).toEqual(["server"]);
});
