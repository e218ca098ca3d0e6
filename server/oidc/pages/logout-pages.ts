import type { Configuration } from "oidc-provider";
import { html, writtenElsewhere } from "./html.ts";
import { page, paragraph } from "./page.ts";

type Logout = NonNullable<NonNullable<Configuration["features"]>["rpInitiatedLogout"]>;

/** OpenID Connect RP-Initiated Logout 1.0, section 2: whoever is logged out is asked. The form is the provider's. */
export const logoutPages = {
	logoutSource: (ctx, form) => {
		ctx.body = page({ title: "Log out?", host: ctx.host }, [
			html`<h1>Log out?</h1>`,
			paragraph("What programs were given in this browser ends."),
			writtenElsewhere(form),
			html`<p class="login-buttons"><button class="button pen" type="submit" form="op.logoutForm" name="logout" value="yes">Log out</button>
<button class="button" type="submit" form="op.logoutForm">Stay</button></p>`,
		]);
	},
	postLogoutSuccessSource: (ctx) => {
		ctx.body = page({ title: "Logged out", host: ctx.host }, [
			html`<h1>Logged out</h1>`,
			paragraph("You can close this page."),
		]);
	},
} satisfies Partial<Logout>;
