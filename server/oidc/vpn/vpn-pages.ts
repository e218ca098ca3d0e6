import type { LoginRequestRow } from "../../storage/schema.ts";
import { escaped, page, paragraph } from "../pages/page.ts";
import type { Asked } from "./begin-vpn-login.ts";

/** Asks whose login it is. @param refused what was typed and is no name */
export function namePage({ client }: Asked, hint = "", refused?: string): string {
	return page(`Log in to ${client}`, [
		paragraph("Your tray shows the login, and you approve it there."),
		...(refused === undefined ? [] : [paragraph(`"${refused}" is no account's name.`)]),
		'<form method="post">',
		`<p><label>Account <input name="account" required autofocus autocomplete="username" value="${escaped(refused ?? hint)}"></label></p>`,
		"<p><button>Go on</button></p>",
		"</form>",
	]);
}

/** Shows the digits to type, until the login has ended. */
export function waitingPage(path: string, { client }: Asked, row: LoginRequestRow): string {
	const words = [
		paragraph(`Approve this login to ${client} as ${row.account} in your tray.`),
		`<p>It asks for these digits: <strong>${escaped(row.match_code)}</strong></p>`,
		`<p data-outcome="${escaped(path)}/outcome?wait=25">Waiting for your approval.</p>`,
		`<p><a href="${escaped(path)}/give-up">Stop, and go back to ${escaped(client)}</a></p>`,
	];
	const head =
		'<noscript><meta http-equiv="refresh" content="3"></noscript>\n<script src="/oidc/follow.js" defer></script>';
	return page(`Log in to ${client}`, words, head);
}

/** Says how a login ended that was not approved, with a way on. @param again the account that may be asked once more */
export function endedPage(path: string, { client }: Asked, said: string, again?: string): string {
	const form = ['<form method="post">', `<p><button name="account" value="${again}">Ask again</button></p>`, "</form>"];
	return page("Not logged in", [
		paragraph(said),
		...(again === undefined ? [] : form),
		`<p><a href="${escaped(path)}/give-up">Go back to ${escaped(client)}</a></p>`,
	]);
}
