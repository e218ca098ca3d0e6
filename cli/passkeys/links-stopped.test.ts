import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { beginDialogue, ctrlC, type Dialogue, enter } from "../testing/dialogue.ts";
import { listenLocally, readCall, serverInfo, stopServer } from "../testing/fake-exchange.ts";
import { serveKey } from "../testing/served-key.ts";

const pin = "73194628";
const secret = "A".repeat(43);
const passkeys = `/api/users/0${"a".repeat(26)}/passkeys`;

/** A server that is asked about a link, and never answers whether a key was registered with it. */
async function startLinkServer(rpId = "localhost") {
	const finishing = Promise.withResolvers<void>();
	const answers: Record<string, () => object> = {
		"/api/server": () => ({ ...serverInfo(origin), rpId }),
		"/api/invites/look": () => ({ kind: "first-administrator", keepsPasskeys: false }),
		"/api/invites/redeem": () => ({ userId: `0${"a".repeat(26)}` }),
		[`${passkeys}/register_start`]: () => ({
			ceremony: { id: "c".repeat(22), secret: "s".repeat(43) },
			options: {
				challenge: "challenge",
				rp: { id: rpId, name: "Countersign" },
				user: { id: "dXNlcg", name: "alice", displayName: "alice" },
				pubKeyCredParams: [{ type: "public-key", alg: -7 }],
				timeout: 300_000,
				excludeCredentials: [],
				authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
				attestation: "direct",
			},
		}),
	};
	const server = createServer(async (request, response) => {
		const { path } = await readCall(request);
		const answer = answers[path];
		if (!answer) return finishing.resolve();
		response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer()));
	});
	const origin = `http://localhost:${await listenLocally(server)}`;
	onTestFinished(() => stopServer(server));
	return { origin, finishing: finishing.promise };
}

async function join(origin: string): Promise<Dialogue> {
	const key = await serveKey({ pin });
	const args = ["keys", "add", "--invite", `${origin}/join#${secret}`, "--account", "alice", "--json"];
	return beginDialogue(args, key);
}

test("Ctrl-C after the touch says that the link may be used up", async () => {
	const { origin, finishing } = await startLinkServer();
	const dialogue = await join(origin);
	await dialogue.sees(`The link begins the account of the first administrator of ${origin}.`);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await finishing;
	dialogue.types(ctrlC);
	await dialogue.sees("Stopped. The key may be registered all the same; if it is, the link has ended.");
	await dialogue.sees('{"state":"unknown"}');
	expect((await dialogue.ended).code).toBe(5);
});

test("a server may not have keys made for a party that is not its own", async () => {
	const { origin } = await startLinkServer("evil.example");
	const dialogue = await join(origin);
	await dialogue.sees(`${origin} asks for a key of evil.example, which it may not.`);
	await dialogue.sees('{"error":{"code":"other-server"');
	expect((await dialogue.ended).code).toBe(1);
	expect(dialogue.screen).not.toContain("PIN");
});
