import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

test("keys are replaced while the server runs, and what it publishes has the new ones first", async () => {
	const published = async () =>
		Object(await (await fetch(`${server.origin}/oidc/jwks`)).json()).keys.map(({ kid }: { kid: string }) => kid);
	const before = await published();
	expect(before).toHaveLength(2);
	const rotated = await runCli(["signing-keys", "rotate", "--data", server.data]).ended;
	expect(rotated).toMatchObject({ code: 0, stderr: "New keys sign from now on.\n" });
	const [head, ...lines] = rotated.stdout.trimEnd().split("\n");
	expect(head).toMatch(/^KEY +KIND +STATE$/);
	expect(lines.map((line) => line.replace(/^\S+ +/, "").slice(0, 20)).toSorted()).toEqual([
		"ES256  published unt",
		"ES256  signs since 2",
		"RS256  published unt",
		"RS256  signs since 2",
	]);
	const after = await published();
	expect(after).toEqual(lines.map((line) => line.split(" ")[0]));
	expect(after.slice(2).toSorted()).toEqual(before.toSorted());
});
