import { type Configuration, errors } from "oidc-provider";
import { page, paragraph } from "./page.ts";

type RenderError = NonNullable<Configuration["renderError"]>;

/** What a person is shown where a client can not be told. */
export const renderError: RenderError = (ctx, { error, error_description: description }, cause) => {
	ctx.type = "html";
	ctx.body = page("This login can not go on", [
		...words(cause, ctx.oidc.client?.redirectUris).map(paragraph),
		paragraph(`For whoever set this up: ${error}${description === undefined ? "" : `, ${description}`}.`),
	]);
};

function words(cause: unknown, redirectUris: readonly string[] = []): string[] {
	if (cause instanceof errors.InvalidRedirectUri)
		return [
			"The program that sent you here gave an address to come back to that it is not registered with.",
			`It is registered with: ${redirectUris.join(", ") || "none"}.`,
		];
	if (cause instanceof errors.InvalidClient) return ["No program is registered under the name that was given."];
	if (cause instanceof errors.SessionNotFound)
		return ["This took too long, was used before, or was begun in another browser. Start again where you began."];
	return ["Go back to where you began, and try again."];
}
