import { afterEach, expect, test, vi } from "vitest";
import { followLogin } from "./follow-login.ts";

afterEach(() => void vi.unstubAllGlobals());

/** A server that tells how a login stands once it is let. */
function heldServer() {
	const held = Promise.withResolvers<Response>();
	vi.stubGlobal("fetch", () => held.promise);
	return { tell: (state: string) => held.resolve(Response.json({ state })) };
}

test("a login that ended has its page go on", async () => {
	const [server, goOn] = [heldServer(), vi.fn()];
	const followed = followLogin("/login", { goOn, tellConnection: vi.fn() }, new AbortController().signal);
	server.tell("ended");
	await followed;
	expect(goOn).toHaveBeenCalledOnce();
});

test("a page that is being left is not loaded over where it goes, though leaving it ended the login", async () => {
	const [server, goOn, tellConnection, leaving] = [heldServer(), vi.fn(), vi.fn(), new AbortController()];
	const followed = followLogin("/login", { goOn, tellConnection }, leaving.signal);
	leaving.abort();
	server.tell("ended");
	await followed;
	expect(goOn).not.toHaveBeenCalled();
	expect(tellConnection).not.toHaveBeenCalled();
});
