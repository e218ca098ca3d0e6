import type { Configuration } from "oidc-provider";
import { page, paragraph } from "./page.ts";

type DeviceFlow = NonNullable<NonNullable<Configuration["features"]>["deviceFlow"]>;

/** Where somebody types the code that a device shows (RFC 8628, section 3.3). The forms are the provider's. */
export const devicePages = {
	userCodeInputSource: (ctx, form, _, error) => {
		ctx.body = page("Enter the code", [
			paragraph(
				error
					? "That code is wrong, was used, or has expired."
					: "The device that you log in shows a code of eight letters.",
			),
			form,
			'<p><button type="submit" form="op.deviceInputForm">Continue</button></p>',
		]);
	},
	userCodeConfirmSource: (ctx, form, client, _, code) => {
		ctx.body = page("Is this your device?", [
			paragraph(`${client.clientName ?? client.clientId} asks to log in a device that shows ${code}.`),
			paragraph("Go on only if the device is in front of you and shows this very code."),
			form,
			'<p><button type="submit" form="op.deviceConfirmForm">It shows this code</button>',
			'<button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">It does not</button></p>',
		]);
	},
	successSource: (ctx) => {
		ctx.body = page("The device is logged in", [paragraph("You can close this page.")]);
	},
} satisfies Partial<DeviceFlow>;
