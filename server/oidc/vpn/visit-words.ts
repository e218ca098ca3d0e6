import { type Html, html } from "../pages/html.ts";
import type { Visit } from "./read-visit.ts";

/** A link that was forwarded can not be told from one's own: only its reader can. */
export const onlyYours: Html = html`<p class="note late">Go on only if you yourself just began this, on this device. A link that somebody sent you looks the same as your own: approving it lets in their device, as you.</p>`;

/** What is still asked elsewhere after an approval here. */
export function stillAsked({ asksAgain }: Visit): Html | undefined {
	if (!asksAgain) return undefined;
	return html`<p class="hint small">After the approval headscale, from its version 0.29 on, asks once more on a page of its own whether the device is to be let in. Confirm there only a device that is yours.</p>`;
}

/** A link and no form: what a form leads to may not be another site here (Content Security Policy Level 3, section 6.4.2). */
export function cancelling({ path, asked }: Visit): Html {
	return html`<a href="${path}/give-up">${asked.kind === "device" ? "Cancel" : `Cancel, and go back to ${asked.client}`}</a>`;
}
