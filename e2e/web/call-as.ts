import { type Caller, readAnswer, wireCall } from "../software-passkey/wire-call.ts";
import type { Person } from "./people.ts";

/** Calls the server over the API in somebody's browser session, for what a test needs and no page is about. */
export function callAs({ page }: Pick<Person, "page">): Caller {
	const { origin } = new URL(page.url());
	return {
		origin,
		async send(call, given) {
			const { url, method, headers, body } = wireCall(origin, call, given);
			const answer = await page.request.fetch(url, {
				method,
				headers: { ...headers, origin },
				...(body !== undefined && { data: body }),
			});
			const text = await answer.text();
			return readAnswer(call, new Response(text === "" ? null : text, { status: answer.status() }));
		},
	};
}
