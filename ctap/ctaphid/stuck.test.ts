import { expect, test } from "vitest";
import { failureOf, openScripted } from "../testing/open-scripted.ts";
import { hidCommand } from "./commands.ts";

test("a transport that takes no reports any more ends what runs and all that follows", async () => {
	const { channel, device } = await openScripted({});
	device.send = () => new Promise<never>(() => undefined);
	expect(await failureOf(channel.call(hidCommand.cbor, new Uint8Array()))).toMatchObject({ reason: "no-answer" });
	expect(await failureOf(channel.call(hidCommand.cbor, new Uint8Array()))).toMatchObject({ reason: "gone" });
	expect(channel.ended.aborted).toBe(true);
});
