import type { Configuration } from "oidc-provider";
import { page, paragraph } from "./page.ts";

type Logout = NonNullable<NonNullable<Configuration["features"]>["rpInitiatedLogout"]>;

/** OpenID Connect RP-Initiated Logout 1.0, section 2: whoever is logged out is asked. The form is the provider's. */
export const logoutPages = {
	logoutSource: (ctx, form) => {
		ctx.body = page("Log out?", [
			paragraph("What programs were given in this browser ends."),
			form,
			'<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Log out</button>',
			'<button type="submit" form="op.logoutForm">Stay</button></p>',
		]);
	},
	postLogoutSuccessSource: (ctx) => {
		ctx.body = page("Logged out", [paragraph("You can close this page.")]);
	},
} satisfies Partial<Logout>;
