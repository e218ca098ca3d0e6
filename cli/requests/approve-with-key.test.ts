import { expect, test } from "vitest";
import { beginDialogue, ctrlC, type Dialogue, enter } from "../testing/dialogue.ts";
import { type Household, pin, startHousehold } from "../testing/real-household.ts";
import { type Running, runCli } from "../testing/run-cli.ts";

interface Scene {
	readonly household: Household;
	/** The one who asks, with `--json`. */
	readonly asking: Running;
	readonly code: string;
	readonly dialogue: Dialogue;
}

/** Somebody asks to log in as alice, and alice runs `approve`. */
async function approving(
	options: Parameters<typeof startHousehold>[0] = {},
	args: readonly string[] = [],
): Promise<Scene> {
	const household = await startHousehold(options);
	await household.pair();
	const { environment } = household;
	const asking = runCli(["login", "--no-key", "--json"], { environment });
	const [, code = ""] = await asking.printed("stderr", /Match code\s+(\d\d)/);
	return { household, asking, code, dialogue: beginDialogue(["approve", ...args], { environment }) };
}

async function stateOf({ household: { environment } }: Scene): Promise<unknown> {
	const { stdout } = await runCli(["requests", "--json"], { environment }).ended;
	return JSON.parse(stdout);
}

async function enterCode({ dialogue, code }: Scene): Promise<void> {
	await dialogue.sees("Log in as alice?");
	await dialogue.sees("Match code, the two digits of the asking screen: ");
	dialogue.types(`${code}${enter}`);
}

/** A key that is touched at once, until nobody touches it any more. */
function touchable() {
	let near = true;
	const presence = async () => (near ? ("touched" as const) : new Promise<never>(() => undefined));
	return {
		presence,
		leave() {
			near = false;
		},
	};
}

test("code, PIN and touch let the asker in", async () => {
	const scene = await approving();
	await enterCode(scene);
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(pin + enter);
	await scene.dialogue.sees("Approved by alice");
	await scene.dialogue.sees("signed with Key 5.");
	expect((await scene.dialogue.ended).code).toBe(0);
	const asked = await scene.asking.ended;
	expect(JSON.parse(asked.stdout)).toMatchObject({ state: "approved", account: "alice" });
	expect(scene.dialogue.screen).not.toContain(pin);
});

test("wrong PINs are counted, and the third ends it while the login waits on", async () => {
	const scene = await approving();
	await enterCode(scene);
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(`0000${enter}`);
	await scene.dialogue.sees("Wrong PIN. 7 tries left.");
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(`0001${enter}`);
	await scene.dialogue.sees("Wrong PIN. 6 tries left.");
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(`0002${enter}`);
	await scene.dialogue.sees("The PIN was wrong too many times in a row.");
	expect((await scene.dialogue.ended).code).toBe(1);
	expect(scene.household.key.state.blinking).toBe(false);
	expect(await stateOf(scene)).toMatchObject({ requests: [{ state: "pending" }] });
});

test("a locked key says so before it asks for anything", async () => {
	const scene = await approving({ personality: { pinRetries: 1 } });
	await enterCode(scene);
	await scene.dialogue.sees("PIN of Key 5");
	scene.dialogue.types(`0000${enter}`);
	await scene.dialogue.sees("The PIN is locked for good");
	expect((await scene.dialogue.ended).code).toBe(1);
});

test("a wrong code is told before it is too late, and a second one denies", async () => {
	const scene = await approving();
	const [wrong = "", another = ""] = ["11", "12", "13"].filter((code) => code !== scene.code);
	await enterCode({ ...scene, code: wrong });
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(pin + enter);
	await scene.dialogue.sees("That is not the code of the asking screen.");
	await scene.dialogue.sees("Match code, the two digits of the asking screen: ");
	scene.dialogue.types(another + enter);
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(pin + enter);
	await scene.dialogue.sees("Denied");
	expect((await scene.dialogue.ended).code).toBe(3);
	expect((await scene.asking.ended).code).toBe(3);
});

test.each([
	["the code", async ({ dialogue }: Scene) => dialogue.sees("Match code, the two digits of the asking screen: ")],
	[
		"the PIN",
		async (scene: Scene) => {
			await enterCode(scene);
			await scene.dialogue.sees("PIN of Key 5: ");
		},
	],
	[
		"a touch",
		async (scene: Scene) => {
			await enterCode(scene);
			await scene.dialogue.sees("PIN of Key 5: ");
			scene.dialogue.types(pin + enter);
			await scene.dialogue.sees("Touch Key 5 now");
		},
	],
])("Ctrl-C where %s is asked for leaves the login waiting, and no key blinking", async (_, reach) => {
	const { presence, leave } = touchable();
	const scene = await approving({ presence });
	leave();
	await reach(scene);
	scene.dialogue.types(ctrlC);
	await scene.dialogue.sees("Stopped. The login waits on until its time runs out, unless you deny it.");
	expect((await scene.dialogue.ended).code).toBe(5);
	expect(scene.household.key.state.blinking).toBe(false);
	expect(await stateOf(scene)).toMatchObject({ requests: [{ state: "pending" }] });
});

test("a touch that does not come in time ends it while the login waits on", async () => {
	const { presence, leave } = touchable();
	const scene = await approving({
		presence,
		personality: { touchTimeoutMs: 300, touchTimeoutStatus: "userActionTimeout" },
	});
	leave();
	await enterCode(scene);
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(pin + enter);
	await scene.dialogue.sees("Nobody touched the key in time.");
	expect((await scene.dialogue.ended).code).toBe(1);
	expect(scene.household.key.state.blinking).toBe(false);
});

test("a key that is pulled out is asked for, and goes on where it is put back", async () => {
	const scene = await approving();
	await enterCode(scene);
	await scene.dialogue.sees("PIN of Key 5: ");
	await scene.household.pullOut();
	await scene.dialogue.sees("Key 5 was pulled out.");
	await scene.dialogue.sees("Plug in your security key");
	await scene.household.plugIn();
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.dialogue.types(pin + enter);
	await scene.dialogue.sees("Approved by alice");
	expect((await scene.dialogue.ended).code).toBe(0);
});

test("a login that is withdrawn while the PIN is typed takes the prompt away", async () => {
	const scene = await approving();
	await enterCode(scene);
	await scene.dialogue.sees("PIN of Key 5: ");
	scene.asking.child.kill("SIGINT");
	await scene.dialogue.sees("Withdrawn by the asking side");
	expect((await scene.dialogue.ended).code).toBe(5);
});

test("where nothing is paired yet, the key pairs first", async () => {
	const household = await startHousehold();
	const { environment } = household;
	const asking = runCli(["login", "--no-key", "--json"], { environment });
	const [, code = ""] = await asking.printed("stderr", /Match code\s+(\d\d)/);
	const dialogue = beginDialogue(["approve"], { environment });
	await dialogue.sees("This machine is not paired with a server yet.");
	await dialogue.sees("Pair it now? [y/n] ");
	dialogue.types(`y${enter}`);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees(`Paired with ${household.origin} as alice.`);
	await enterCode({ household, asking, code, dialogue });
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees("Approved by alice");
	expect((await asking.ended).code).toBe(0);
});
