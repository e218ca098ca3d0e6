import type { EventEmitter } from "node:events";
import type { Session, WebContents } from "electron";
import { expect, test, vi } from "vitest";
import { FakeContents, FakeSession, preventable } from "../testing/fake-windows.ts";
import { grantNothing, keepInside } from "./guard-contents.ts";

const inside = "app://countersign/desktop/index.html";

function guarded(): FakeContents {
	const contents = new FakeContents();
	keepInside(contents as unknown as WebContents, (address) => address === inside);
	return contents;
}

function isPrevented(emitter: EventEmitter, name: string, url: string): boolean {
	const event = preventable({ url });
	emitter.emit(name, event);
	return event.prevented;
}

for (const way of ["will-navigate", "will-redirect", "will-frame-navigate"])
	test(`nothing leads out of the contents by ${way}, and what is inside can be gone to`, () => {
		expect(isPrevented(guarded(), way, "https://evil.example/")).toBe(true);
		expect(isPrevented(guarded(), way, inside)).toBe(false);
	});

test("no webview is attached and no window is opened, wherever it leads", () => {
	expect(isPrevented(guarded(), "will-attach-webview", inside)).toBe(true);
	expect(guarded().mayOpen()).toEqual({ action: "deny" });
});

function grantingNothing(): FakeSession {
	const session = new FakeSession();
	grantNothing(session as unknown as Session);
	return session;
}

test("no permission is given to those who ask", () => {
	const answer = vi.fn();
	grantingNothing().deciding["request"]?.(...([{}, "notifications", answer] as never[]));
	expect(answer.mock.calls).toEqual([[false]]);
});

test("no permission is there for those who look, and no device for those who choose", () => {
	const { check, device } = grantingNothing().deciding;
	expect(check?.()).toBe(false);
	expect(device?.()).toBe(false);
});

test("no file is downloaded", () => {
	expect(isPrevented(grantingNothing(), "will-download", inside)).toBe(true);
});
