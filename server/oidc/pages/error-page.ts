import { type Configuration, errors } from "oidc-provider";
import { type Html, html } from "./html.ts";
import { page, paragraph, value } from "./page.ts";
import { shownAsWritten } from "./shown-as-written.ts";

type RenderError = NonNullable<Configuration["renderError"]>;

/** What a person is shown where a client can not be told. */
export const renderError: RenderError = (ctx, { error, error_description: description }, cause) => {
	ctx.type = "html";
	const { client, params } = ctx.oidc;
	const said =
		cause instanceof errors.InvalidRedirectUri
			? mismatch(String(params?.["redirect_uri"] ?? ""), client?.redirectUris ?? [])
			: words(cause).map(paragraph);
	ctx.body = refusalPage(ctx.host, said, description === undefined ? error : `${error}, ${description}`);
};

/** For a program that would be answered otherwise than in the address that it is gone back to. */
export function responseModePage(host: string): string {
	const said = "The program that sent you here asks to be answered in a way that this server does not offer.";
	const next = "Nobody was logged in. Tell whoever runs the program.";
	return refusalPage(
		host,
		[paragraph(said), paragraph(next)],
		"unsupported_response_mode, response_mode has to be query",
	);
}

function refusalPage(host: string, said: readonly Html[], forExperts: string): string {
	return page({ title: "This login can not go on", host }, [
		html`<h1>This login can not go on</h1>`,
		...said,
		html`<p class="hint small">For whoever set this up: ${forExperts}.</p>`,
	]);
}

/** Both addresses, to be compared; neither is a link, because the received one is anybody's. */
function mismatch(received: string, registered: readonly string[]): Html[] {
	const each = (uris: readonly string[]) => uris.map((uri) => html`<li>${value(shownAsWritten(uri))}</li>`);
	return [
		paragraph("The program that sent you here gave an address to come back to that it is not registered with."),
		html`<div class="login-sides">
<section><h2>It came with</h2><ul>${received === "" ? html`<li>no address</li>` : each([received])}</ul></section>
<section><h2>It is registered with</h2><ul>${registered.length === 0 ? html`<li>no address</li>` : each(registered)}</ul></section>
</div>`,
		paragraph(
			"Nobody was logged in. If you began this yourself, tell whoever runs the program; the administrators of this server find it in their audit log. If a link brought you here, somebody may have altered it: close this page.",
		),
	];
}

function words(cause: unknown): string[] {
	if (cause instanceof errors.InvalidClient)
		return [
			"No program is registered under the name that was given. Tell whoever runs the program that sent you here.",
		];
	if (cause instanceof errors.SessionNotFound)
		return ["This took too long, was used before, or was begun in another browser. Start again where you began."];
	return ["Go back to where you began, and try again."];
}
