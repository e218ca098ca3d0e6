import { expect, test } from "vitest";
import { complaintsOf, emptyDraft, wishOf } from "./client-draft.ts";

test("a draft is complained of where the server would refuse it, field by field", () => {
	const draft = { ...emptyDraft, name: " VPN ", redirects: "https://h.example/cb\n\n http://h.example/ " };
	expect(complaintsOf({ ...draft, name: " " }, "headscale").name).toBeDefined();
	expect(complaintsOf(draft, "headscale")).toEqual({
		redirects: "http://h.example/ has to begin with https://, or lead to the machine itself (http://localhost).",
	});
	expect(complaintsOf({ ...emptyDraft, name: "VPN" }, "public").redirects).toBe("Say where it is answered.");
	expect(complaintsOf({ ...emptyDraft, name: "T" }, "tailscale")).toEqual({});
	expect(complaintsOf({ ...emptyDraft, name: "TV" }, "device")).toEqual({});
	expect(complaintsOf({ ...draft, logouts: "nowhere" }, "device")).toMatchObject({
		logouts: "nowhere is not a whole address.",
	});
});

test("a draft becomes a wish: lines are addresses, and what another kind can not have is left out", () => {
	const draft = { ...emptyDraft, name: " VPN ", redirects: "https://h.example/cb\n", ciba: true, matchCode: false };
	const usual = { postLogoutRedirectUris: [], allowedGroups: [], deviceFlow: false };
	const wish = { ...usual, name: "VPN", redirectUris: ["https://h.example/cb"], matchCode: "off" };
	expect(wishOf(draft, "headscale")).toEqual({ ...wish, preset: "headscale", ciba: true });
	const told = { ...draft, notified: " https://h.example/told " };
	expect(wishOf(told, "headscale")).toMatchObject({ notificationUri: "https://h.example/told" });
	expect(wishOf(told, "public")).not.toHaveProperty("notificationUri");
	expect(wishOf({ ...told, ciba: false }, "headscale")).not.toHaveProperty("notificationUri");
	expect(complaintsOf({ ...draft, notified: "http://h.example/" }, "headscale").notified).toBeDefined();
	expect(wishOf(draft, "public")).toEqual({ ...wish, preset: "public", ciba: false });
	expect(wishOf({ ...draft, redirects: "" }, "device")).toMatchObject({ deviceFlow: true, redirectUris: [] });
});
