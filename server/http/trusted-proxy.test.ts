import { expect, test } from "vitest";
import { askOverApi } from "../testing/ask-over-api.ts";
import { serve } from "../testing/served.ts";

async function addressSeen(trustedProxy: string[]): Promise<string> {
	const served = await serve({ trustedProxy });
	await askOverApi(served, { "x-forwarded-for": "198.51.100.7, ::ffff:203.0.113.24" });
	const row = await served.storage.db.selectFrom("login_request").select("address").executeTakeFirstOrThrow();
	return row.address;
}

test("nobody is believed about the client's address by default", async () => {
	expect(await addressSeen([])).toBe("127.0.0.1");
});

test("a listed proxy is believed, and only about its own neighbour", async () => {
	expect(await addressSeen(["127.0.0.0/8"])).toBe("203.0.113.24");
});

test("a proxy that is not listed is not believed", async () => {
	expect(await addressSeen(["10.0.0.0/8"])).toBe("127.0.0.1");
});
