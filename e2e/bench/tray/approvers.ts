import { createHash } from "node:crypto";
import { calls } from "../../../contract/calls.ts";
import { loginChallengeText } from "../../../contract/login-challenge.ts";
import { LoginRequest } from "../../../contract/login-request.ts";
import { signLogin } from "../../../ctap/flows/sign-login.ts";
import { ScriptedPerson } from "../../../ctap/testing/scripted-person.ts";
import { socketKeys } from "../../../ctap/transport/socket-keys.ts";
import type { EventReader } from "../../events/open-events.ts";
import type { PairedApp } from "../../pairing/paired-app.ts";
import { now } from "./clock.ts";
import type { OwnersKey } from "./owners-key.ts";
import type { PairedTray } from "./paired-tray.ts";
import type { Approver } from "./play-approval.ts";

/** The person at the tray app's window. */
export function atWindow({ page }: PairedTray): Approver {
	const button = page.getByRole("button", { name: "Sign with security key" });
	return {
		async prepare({ matchCode }) {
			await page.getByLabel("Match code").fill(matchCode);
			await button.waitFor();
		},
		click: () =>
			button.evaluate((element: HTMLButtonElement) => {
				const clickedAt = performance.timeOrigin + performance.now();
				element.click();
				return clickedAt;
			}),
	};
}

/**
 * A program of a few lines that does the same with the same key: what it takes is what key, library, server and wire
 * take without an app.
 * @param stream where it has read the login
 */
export function bareProgram(bare: PairedApp, stream: EventReader, { path }: OwnersKey): Approver {
	return {
		async prepare() {},
		async click({ id, matchCode }) {
			const { data } = await stream.first(({ data }) => Object(data["request"]).id === id);
			const request = LoginRequest.parse(data["request"]);
			const clickedAt = now();
			const { origin } = bare;
			const params = { id };
			const challenge = createHash("sha256").update(loginChallengeText(request, matchCode)).digest("base64url");
			const { rpId, allowCredentials } = await bare.send(calls.loginCredentials, { params });
			const login = { origin, rpId, challenge, allowCredentials };
			const { response } = await signLogin(login, socketKeys([path]), new ScriptedPerson());
			await bare.send(calls.approveLoginRequest, { params, body: { response } });
			return clickedAt;
		},
	};
}
