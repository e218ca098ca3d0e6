import { expect, test } from "vitest";
import { fromChromium, isOwnScheme, registerScheme, toChromium, toChromiumInText } from "./scheme-map.ts";

registerScheme("app");

test.each([
	["app://ui/", "https://ui.app.invalid/"],
	["app://ui/a/b?c=d#e", "https://ui.app.invalid/a/b?c=d#e"],
	["app://ui.two/x", "https://ui.two.app.invalid/x"],
])("%s lives at %s, and is found again", (own, chromium) => {
	expect(toChromium(own)).toBe(chromium);
	expect(fromChromium(chromium)).toBe(own);
});

test("an address without a path is given one, and an origin keeps none", () => {
	expect(toChromium("app://ui")).toBe("https://ui.app.invalid/");
	expect(fromChromium("https://ui.app.invalid")).toBe("app://ui");
});

test.each([
	"https://example.org/app.invalid",
	"http://ui.app.invalid/",
	"https://ui.other.invalid/",
	"about:blank",
	"",
])("%s stays what it is", (address) => {
	expect(toChromium(address)).toBe(address);
	expect(fromChromium(address)).toBe(address);
});

test("only registered schemes are the app's own", () => {
	expect(isOwnScheme("app://ui/")).toBe(true);
	expect(isOwnScheme("https://ui/")).toBe(false);
});

test("a policy that names the scheme names Chromium's origin", () => {
	expect(toChromiumInText("script-src app://ui 'self'; img-src app:")).toBe(
		"script-src https://ui.app.invalid 'self'; img-src https://*.app.invalid",
	);
});
