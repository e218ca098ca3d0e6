import { expect, test } from "vitest";
import { beginAuthorization, redeem } from "../../testing/oidc/relying-party.ts";
import { callback, openVpnHousehold } from "../../testing/oidc/vpn-household.ts";
import { rotateKeys } from "../keys/rotate-keys.ts";
import { changeClient } from "./change-client.ts";
import { removeClient } from "./remove-client.ts";
import { rotateSecret } from "./rotate-secret.ts";

/** A provider that has answered its client before. */
async function answered() {
	const home = await openVpnHousehold();
	/** The error of a redemption: `invalid_grant` where the client is let in, as the code is none. */
	const errorWith = async (secret: string | undefined) => {
		const body = { grant_type: "authorization_code", code: "none", redirect_uri: callback };
		const answer = await redeem(home, body, { id: home.client.id, secret });
		return Object((await answer.json()) as unknown).error;
	};
	const begins = async () => (await home.plainBrowser().follow(beginAuthorization(home).url)).answer?.status;
	const published = async (): Promise<string[]> => {
		const { keys } = Object((await (await fetch(`${home.address}/oidc/jwks`)).json()) as unknown);
		return keys.map(({ kid }: { kid: string }) => kid);
	};
	expect(await errorWith(home.client.secret)).toBe("invalid_grant");
	expect(await begins()).toBe(200);
	return { home, errorWith, begins, published };
}

test("a client's new secret is good at once, and its old one no more", async () => {
	const { home, errorWith } = await answered();
	const { secret } = await rotateSecret(home.storage, home.origin, "headscale");
	expect(await errorWith(home.client.secret)).toBe("invalid_client");
	expect(await errorWith(secret)).toBe("invalid_grant");
});

test("an address that was taken out is refused at once, and taken at once when it is put back", async () => {
	const { home, begins } = await answered();
	for (const [redirectUri, status] of [
		["https://vpn.example.org/elsewhere", 400],
		[callback, 200],
	] as const) {
		await changeClient(home, home.origin, "headscale", { redirectUris: [redirectUri] });
		expect(await begins()).toBe(status);
	}
});

test("a client that was removed is none at once", async () => {
	const { home, errorWith, begins } = await answered();
	await removeClient(home, "headscale");
	expect(await errorWith(home.client.secret)).toBe("invalid_client");
	expect(await begins()).toBe(400);
});

test("keys that take the place of others are published at once, each time", async () => {
	const { home, published } = await answered();
	const seen = new Set(await published());
	for (const count of [2, 4]) {
		expect(seen.size).toBe(count);
		await rotateKeys(home.storage);
		for (const kid of await published()) seen.add(kid);
	}
	expect(seen.size).toBe(6);
});
