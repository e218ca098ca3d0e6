import type { Page } from "@playwright/test";
import { SnapshotEvent } from "../../contract/events.ts";
import { LoginRequest } from "../../contract/login-request.ts";

type Alter = (request: LoginRequest) => LoginRequest;

/** Plays somebody between server and page: every login request that the page gets to see is altered on its way. */
export async function alterView(page: Page, alter: Alter): Promise<void> {
	await page.route("**/api/login-requests/*", async (route) => {
		const answer = await route.fetch();
		await route.fulfill({ response: answer, json: alter(LoginRequest.parse(await answer.json())) });
	});
	// The page gets the altered snapshot as a stream that ends, asks again, and gets the same.
	await page.route("**/api/events*", async (route) => {
		const cookies = await page.context().cookies();
		const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
		const snapshot = await firstEvent(route.request().url(), cookie);
		const data = { ...snapshot, requests: snapshot.requests.map(alter) };
		await route.fulfill({
			contentType: "text/event-stream",
			body: `event: snapshot\ndata: ${JSON.stringify(data)}\n\n`,
		});
	});
}

/** Reads the snapshot that every stream begins with, and hangs up. */
async function firstEvent(url: string, cookie: string): Promise<SnapshotEvent> {
	const { body } = await fetch(url, { headers: { cookie, accept: "text/event-stream" } });
	const decoder = new TextDecoder();
	let text = "";
	for await (const chunk of body ?? []) {
		text += decoder.decode(chunk, { stream: true });
		const [, data] = /^event: snapshot\ndata: (.*)\n\n/m.exec(text) ?? [];
		if (data !== undefined) return SnapshotEvent.parse(JSON.parse(data));
	}
	throw new Error("The stream ended before its snapshot.");
}
