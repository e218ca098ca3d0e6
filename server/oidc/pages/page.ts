import { type Html, html } from "./html.ts";

export interface PageFrame {
	readonly title: string;
	/** The server's public host. */
	readonly host: string;
	/** Where the page is no sheet by itself: what stands on it brings one. */
	readonly bare?: boolean;
	/** Seconds after which it is loaded again where there are no scripts. */
	readonly refresh?: number;
}

/**
 * A page of the provider. Its look is a style sheet that is built with the web app and shares its colours and type;
 * what its script adds is comfort, but for the passkey.
 */
export function page({ title, host, bare = false, refresh }: PageFrame, body: readonly (Html | undefined)[]): string {
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Countersign</title>
<link rel="icon" href="/login-page.svg" type="image/svg+xml">
<link rel="stylesheet" href="/login-page.css">
<script type="module" src="/login-page.js"></script>
${refresh === undefined ? undefined : html`<noscript><meta http-equiv="refresh" content="${refresh}"></noscript>`}
</head>
<body>
<div class="alone-page login-page${bare ? " bare" : ""}">
<header>
<span class="wordmark">${mark}Countersign</span>
<span class="hint">${host}</span>
</header>
<main${bare ? undefined : html` class="sheet stack"`}>
${body}
</main>
</div>
</body>
</html>
`.text;
}

/** The mark at 22 pixels. */
const mark = html`<svg class="mark" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true"><path d="M2.6 8.6L8 14.8" /><path d="M10.2 15.8L18.4 1.8" class="mark-answers" /><path d="M1 20H21" class="mark-line" /></svg>`;

export function paragraph(text: string): Html {
	return html`<p>${text}</p>`;
}

/** A value from elsewhere: apart from the text around it, left to right. */
export function value(text: string): Html {
	return html`<bdi dir="ltr" class="${[...text].length > 34 ? "value long" : "value"}">${text}</bdi>`;
}

/** Values with what they are, one below the other; those that are not there are left out. */
export function facts(entries: readonly (readonly [label: string, value: string | undefined])[]): Html {
	const rows = entries
		.filter(([, text]) => text !== undefined)
		.map(([label, text = ""]) => html`<div class="fact"><dt>${label}</dt><dd>${value(text)}</dd></div>`);
	return html`<dl class="facts">${rows}</dl>`;
}
