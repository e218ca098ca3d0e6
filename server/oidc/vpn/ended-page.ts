import type { LoginRequestRow } from "../../storage/schema.ts";
import { html } from "../pages/html.ts";
import { facts, page, paragraph } from "../pages/page.ts";
import { type Ended, endedWords } from "./ended-words.ts";
import type { Visit } from "./read-visit.ts";

/** Says how a login ended that lets nobody in, and what to do next. */
export function endedPage(visit: Visit, row: LoginRequestRow, end: Ended): string {
	const { path, asked, allowedGroups, host } = visit;
	const { said, next, again } = endedWords[end];
	const twice = end === "denied" && row.reason === "wrong-code";
	return page({ title: "Not logged in", host }, [
		html`<h1>Not logged in</h1>`,
		paragraph(said),
		twice ? paragraph("Other digits than those of this page were signed twice.") : undefined,
		paragraph(next),
		facts([
			["Account", row.account],
			["Client", asked.client],
			// Said after an approval only: who is in which group is not for strangers.
			[
				allowedGroups.length === 1 ? "Missing group" : "One of these groups",
				end === "forbidden" ? allowedGroups.join(", ") : undefined,
			],
		]),
		again
			? html`<form method="post" action="${path}"><button class="button pen" name="account" value="${row.account}">Ask again</button></form>`
			: undefined,
		html`<p class="login-ways">${again ? html`<a href="${path}?account=other">Use another account</a>` : undefined}<a href="${path}/give-up">${asked.kind === "device" ? "Close" : `Go back to ${asked.client}`}</a></p>`,
	]);
}
