import { type Html, html } from "../pages/html.ts";
import { facts, page, value } from "../pages/page.ts";
import type { Visit } from "./read-visit.ts";
import { cancelling, onlyYours, stillAsked } from "./visit-words.ts";

interface Naming {
	/** Accounts that were logged in in this browser. */
	readonly known: readonly string[];
	/** As the server sees the browser. */
	readonly address: string;
	/** What was typed and is no name. */
	readonly refused?: string;
}

/** Asks whose login it is: one of those this browser knows, or any other. */
export function namePage(visit: Visit, { known, address, refused }: Naming): string {
	const { asked, path, hint, host } = visit;
	const other = field(path, { name: refused ?? hint, refused, focused: known.length === 0 || refused !== undefined });
	const open = refused !== undefined || (hint !== "" && !known.includes(hint));
	return page({ title: `Log in to ${asked.client}`, host }, [
		html`<h1>Log in to ${value(asked.client)}</h1>`,
		html`<p>${known.length === 0 ? "Whose login is it? " : ""}Your tray shows it, and you approve it there.</p>`,
		known.length === 0 ? other : chooser(path, known),
		known.length === 0
			? undefined
			: html`<details class="unfolds wide"${open ? html` open` : undefined}><summary>Another account</summary>${other}</details>`,
		facts([
			["Goes back to", asked.goesBackTo],
			["Your address, as seen here", address],
		]),
		onlyYours,
		stillAsked(visit),
		html`<div class="login-ways">${cancelling(visit)}${known.length === 0 ? undefined : forgetting(path)}</div>`,
	]);
}

function chooser(path: string, known: readonly string[]): Html {
	const buttons = known.map((name) => html`<button class="button pen" name="account" value="${name}">${name}</button>`);
	return html`<form method="post" action="${path}" class="login-names" aria-label="Accounts that were used in this browser">
${buttons}
</form>`;
}

function field(path: string, given: { name: string; refused: string | undefined; focused: boolean }): Html {
	const { name, refused, focused } = given;
	return html`<form method="post" action="${path}" class="stack">
<div class="field"><label for="account">Account</label>
<input class="input verbatim" id="account" name="account" value="${name}" required${focused ? html` autofocus` : undefined} autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100"${refused === undefined ? undefined : html` aria-invalid="true" aria-describedby="complaint"`}>
${refused === undefined ? undefined : html`<p id="complaint" class="complaint" role="alert">That is no account's name. A name has 3 to 63 characters: a to z, 0 to 9 and -, a letter first.</p>`}
</div>
<p><button class="button pen">Go on</button></p>
</form>`;
}

function forgetting(path: string): Html {
	return html`<form method="post" action="${path}/forget"><button class="link">Forget these names here</button></form>`;
}
