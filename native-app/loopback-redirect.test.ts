import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { listenForRedirect } from "./loopback-redirect.ts";

const code = "C".repeat(43);
const sentences = { paired: "Paired.", refused: "Refused." };

async function listen(take: (code: string) => Promise<string | undefined>) {
	const redirect = await listenForRedirect(take, sentences);
	onTestFinished(() => redirect.close());
	const visit = async (rest: string, init: RequestInit = {}) => {
		const answer = await fetch(new URL(rest, redirect.uri), { redirect: "manual", ...init });
		return { status: answer.status, headers: answer.headers, page: await answer.text() };
	};
	return { redirect, visit };
}

test("the right code is taken, after the tab has its sentence, in a page that can do nothing", async () => {
	const { redirect, visit } = await listen(async (given) => `taken: ${given}`);
	expect(redirect.uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/paired$/);
	const { status, headers, page } = await visit(`?code=${code}`);
	expect(status).toBe(200);
	expect(page).toContain("<p>Paired.</p>");
	expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
	expect(headers.get("cache-control")).toBe("no-store");
	expect(await redirect.taken).toBe(`taken: ${code}`);
});

test("whatever else calls there is refused and takes nothing", async () => {
	const tried: string[] = [];
	const { visit } = await listen(async (given) => void tried.push(given));
	const calls: [string, RequestInit, number][] = [
		["/", {}, 404],
		["/paired/more", {}, 404],
		[`?code=${code}`, { method: "POST" }, 405],
		[`?code=${code}`, { headers: { "sec-fetch-dest": "image" } }, 400],
		["?code=short", {}, 400],
		[`?code=${code}&code=${code}`, {}, 400],
		[`?state=x&code=${code}`, {}, 400],
	];
	for (const [rest, init, status] of calls) expect([rest, (await visit(rest, init)).status]).toEqual([rest, status]);
	expect(tried).toEqual([]);
});

test("a name that somebody else points here is not this machine's", async () => {
	const { redirect } = await listen(async () => "taken");
	const status = await new Promise((resolve, reject) => {
		const call = request(`${redirect.uri}?code=${code}`, { headers: { host: "evil.example" } }, (answer) => {
			answer.resume();
			resolve(answer.statusCode);
		});
		call.on("error", reject).end();
	});
	expect(status).toBe(404);
});

test("a wrong code is refused, and the right one still taken", async () => {
	const { redirect, visit } = await listen(async (given) => (given === code ? "taken" : undefined));
	const wrong = await visit(`?code=${"D".repeat(43)}`);
	expect([wrong.status, wrong.page]).toEqual([400, expect.stringContaining("<p>Refused.</p>")]);
	await visit(`?code=${code}`);
	expect(await redirect.taken).toBe("taken");
});

test("what goes wrong in the taking is whose who waits", async () => {
	const { redirect, visit } = await listen(async () => {
		throw new Error("no network");
	});
	expect((await visit(`?code=${code}`)).page).toContain("<p>Refused.</p>");
	await expect(redirect.taken).rejects.toThrow("no network");
});
