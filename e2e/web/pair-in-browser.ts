import { beginPairing, deadEnd, redeemPairing } from "../pairing/pair-over-api.ts";
import { callAsPairedApp, type PairedApp } from "../pairing/paired-app.ts";
import type { Person } from "./people.ts";

/** Pairs an app of the tests with somebody's passkey, over the page where that is granted. */
export async function pairInBrowser({ page }: Person, name: string): Promise<PairedApp> {
	const { origin } = new URL(page.url());
	const begun = await beginPairing(origin, name);
	await page.route(`${deadEnd}*`, (route) => route.fulfill({ body: "paired" }));
	await page.goto(`${origin}/pair#${begun.secret}`);
	await page.getByRole("button", { name: "Pair with a passkey" }).click();
	await page.waitForURL(`${deadEnd}*`);
	const code = new URL(page.url()).searchParams.get("code") ?? "";
	const { id, pairingToken } = await redeemPairing({ ...begun, code });
	await page.goto(origin);
	return callAsPairedApp({ origin, key: begun.key, id, token: pairingToken });
}
