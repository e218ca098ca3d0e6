import { expect, test } from "vitest";
import { beginDialogue, ctrlC, type Dialogue, enter } from "../testing/dialogue.ts";
import { nearFinger } from "../testing/near-finger.ts";
import { openPairedAccount, pin } from "../testing/paired-account.ts";
import { runCli } from "../testing/run-cli.ts";
import { serveKey } from "../testing/served-key.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

async function refusal(link: string, ...args: string[]) {
	const ended = await runCli(["keys", "add", "--invite", "-", "--json", ...args], { stdin: link }).ended;
	expect(ended.stdout + ended.stderr).not.toContain(link.split("#")[1]);
	const { code, stderr, stdout } = ended;
	return { code, stderr, problem: JSON.parse(stdout).error.code };
}

test("a link that does not work, and one that does not work for this, are told in clear words", async () => {
	await openPairedAccount(server, "alice");
	const unknown = `${server.origin}/join#${"A".repeat(43)}`;
	expect(await refusal(unknown)).toEqual({
		code: 1,
		stderr: "countersign: This link was used, withdrawn or has expired. Ask whoever sent it for a new one.\n",
		problem: "link-ended",
	});
	const invite = await server.invite();
	expect(await refusal(invite, "--account", "alice")).toMatchObject({
		code: 1,
		stderr: expect.stringContaining("alice is taken. Choose another name with --account."),
		problem: "name-taken",
	});
	expect(await refusal(invite)).toMatchObject({
		code: 2,
		stderr: expect.stringContaining("Name the new account with --account."),
	});
	expect(await refusal(await server.recovery("alice"), "--account", "bob")).toMatchObject({
		code: 2,
		stderr: expect.stringContaining("The link gives alice back, not bob."),
	});
});

test("usage errors come before the server is asked", async () => {
	const link = `http://localhost:1/join#${"A".repeat(43)}`;
	expect(await refusal(`${link}x`)).toMatchObject({
		code: 2,
		stderr: expect.stringContaining("That is not a whole link. It has /join# in it"),
	});
	expect(await refusal(link, "--server", "localhost")).toMatchObject({
		code: 2,
		stderr: expect.stringContaining("--server goes without --invite: the link names the server."),
	});
	expect(await refusal(link, "--account", "0alice")).toMatchObject({ code: 2 });
	expect(await refusal(link)).toMatchObject({ code: 1, problem: "unreachable" });
});

/** How far the dialogue goes before it is stopped. */
const stops: readonly [step: string, reach: (dialogue: Dialogue, link: string) => Promise<void>][] = [
	["the link", (dialogue) => dialogue.sees("The link: ")],
	["the name", entersLink],
	["the PIN", entersName],
	[
		"the touch",
		async (dialogue, link) => {
			await entersName(dialogue, link);
			dialogue.types(pin + enter);
			await dialogue.sees("Touch Key 5 now");
		},
	],
];

async function entersLink(dialogue: Dialogue, link: string): Promise<void> {
	await dialogue.sees("The link: ");
	dialogue.types(link + enter);
	await dialogue.sees("Name of the account: ");
}

async function entersName(dialogue: Dialogue, link: string): Promise<void> {
	await entersLink(dialogue, link);
	dialogue.types(`bob${enter}`);
	await dialogue.sees("PIN of Key 5: ");
}

test("Ctrl-C at every step leaves the link as it was, and no key blinking", async () => {
	const { presence, leave } = nearFinger();
	leave();
	const key = await serveKey({ pin, presence });
	const link = await server.invite();
	for (const [step, reach] of stops) {
		const dialogue = beginDialogue(["keys", "add", "--invite", "-", "--json"], key);
		await reach(dialogue, link);
		dialogue.types(ctrlC);
		await dialogue.sees(
			step === "the link"
				? "Stopped. Nothing was added."
				: "Stopped. Nothing was registered, and the link still works.",
		);
		await dialogue.sees('{"state":"cancelled"}');
		expect((await dialogue.ended).code).toBe(5);
		expect(key.key.state).toMatchObject({ blinking: false, credentials: [] });
	}
});
