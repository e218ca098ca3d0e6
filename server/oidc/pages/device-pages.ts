import type { Configuration } from "oidc-provider";
import { html, writtenElsewhere } from "./html.ts";
import { page, paragraph, value } from "./page.ts";

type DeviceFlow = NonNullable<NonNullable<Configuration["features"]>["deviceFlow"]>;

/** Where somebody types the code that a device shows (RFC 8628, section 3.3). What is sent is in the provider's forms. */
export const devicePages = {
	userCodeInputSource: (ctx, form, _, error) => {
		const [, xsrf = ""] = /name="xsrf" value="([^"]*)"/.exec(form) ?? [];
		ctx.body = codePage({ host: ctx.host, action: ctx.path, xsrf, refused: error !== undefined });
	},
	userCodeConfirmSource: (ctx, form, client, _, code) => {
		const name = client.clientName ?? client.clientId;
		ctx.body = page({ title: "Is this your device?", host: ctx.host }, [
			html`<h1>Is this your device?</h1>`,
			html`<p>${value(name)} asks to log in a device that shows this code:</p>`,
			html`<p class="login-user-code">${code}</p>`,
			html`<p class="note late">Go on only if the device is in front of you, you began this on it yourself, and it shows this very code. A code that somebody sent you lets in their device.</p>`,
			writtenElsewhere(form),
			html`<p class="login-buttons"><button class="button" type="submit" form="op.deviceConfirmForm" name="abort" value="yes">It does not</button>
<button class="button pen" type="submit" form="op.deviceConfirmForm">It shows this code</button></p>`,
		]);
	},
	successSource: (ctx) => {
		ctx.body = page({ title: "The device is logged in", host: ctx.host }, [
			html`<h1>The device is logged in</h1>`,
			paragraph("It goes on by itself in some seconds. You can close this page."),
		]);
	},
} satisfies Partial<DeviceFlow>;

interface CodePage {
	readonly host: string;
	readonly action: string;
	readonly xsrf: string;
	/** A code that came by a link that was scanned: it is looked at before it is sent. */
	readonly scanned?: string;
	readonly refused?: boolean;
}

/** The form for the code. A link may carry the code, and never the device's own secret (RFC 8628, section 3.3.1). */
export function codePage({ host, action, xsrf, scanned = "", refused = false }: CodePage): string {
	return page({ title: "Enter the code", host }, [
		html`<h1>Enter the code</h1>`,
		refused
			? html`<p id="hint" class="note" role="alert">That code is wrong, was used, or has expired. Look at the device: it may show another by now, or begin again there.</p>`
			: html`<p id="hint">${scanned === "" ? "The device that you log in shows a code of eight letters." : "The link brought this code. Compare it with what the device shows."}</p>`,
		html`<form method="post" action="${action}" class="stack">
<input type="hidden" name="xsrf" value="${xsrf}">
<div class="field"><label for="user-code">Code</label>
<input class="input verbatim" id="user-code" name="user_code" value="${scanned}" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20" aria-describedby="hint"></div>
<p><button class="button pen" type="submit">Continue</button></p>
</form>`,
	]);
}
