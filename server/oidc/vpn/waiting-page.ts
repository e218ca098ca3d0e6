import type { LoginRequestRow } from "../../storage/schema.ts";
import { type Html, html } from "../pages/html.ts";
import { facts, page, value } from "../pages/page.ts";
import type { Visit } from "./read-visit.ts";
import { cancelling, onlyYours, stillAsked } from "./visit-words.ts";

/** Shows the digits to type, what the approver's card shows, and what time is left, until the login has ended. */
export function waitingPage(visit: Visit, row: LoginRequestRow, now: number): string {
	const { path, asked, host } = visit;
	const [left, whole] = [Math.max(0, row.expires_at - now), row.expires_at - row.created_at];
	return page({ title: `Waiting for your approval: ${asked.client}`, host, bare: true, refresh: 3 }, [
		html`<article class="login-sheet" data-path="${path}" data-id="${row.id}" data-account="${row.account}" data-left="${left}" data-whole="${whole}">
<svg class="drain" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${left / whole}" height="1" /></svg>
<div class="login-body stack">
<h1>${statement(row)}</h1>
${next(row)}
<div class="login-waiting">
${digits(row)}
<div class="login-left">
<p class="hint small" id="left-label">Time left</p>
<p class="login-time" role="timer" aria-labelledby="left-label">${clock(left)}</p>
</div>
</div>
${facts([
	["Client", asked.client],
	["The tray shows this address", row.address],
	["Goes back to", asked.goesBackTo],
])}
${onlyYours}
${stillAsked(visit)}
<p id="trouble" class="note" hidden></p>
</div>
<div class="login-foot">
<p id="sign-here" hidden>Nothing in the tray? <button type="button" class="link">Sign here with a passkey</button></p>
<p class="login-ways"><a href="${path}?account=other">Use another account</a>${cancelling(visit)}</p>
</div>
</article>`,
		html`<div id="card"></div>`,
		html`<p id="said" class="unseen" role="status"></p>`,
	]);
}

function statement({ kind, target, account }: LoginRequestRow): Html {
	if (kind === "device") return html`Connect a device as ${value(account)}`;
	return html`Log in to ${value(target ?? "")} as ${value(account)}`;
}

function next({ match_code }: LoginRequestRow): Html {
	if (match_code === "")
		return html`<p>Waiting for your approval. Open Countersign in the tray; this login asks for no digits.</p>`;
	return html`<p>Waiting for your approval. Open Countersign in the tray and type this code.</p>`;
}

function digits({ match_code }: LoginRequestRow): Html | undefined {
	if (match_code === "") return undefined;
	return html`<p class="login-code"><span class="unseen">Match code: </span><strong>${match_code}</strong></p>`;
}

/** Minutes and seconds, as the script writes them as well. */
function clock(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
