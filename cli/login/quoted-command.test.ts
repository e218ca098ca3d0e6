import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { textRefusal } from "../../contract/claimed-text.ts";
import { quotedCommand } from "./quoted-command.ts";

test.each([
	[["systemctl", "restart", "nginx.service"], "systemctl restart nginx.service"],
	[["rm", "-rf", "/srv/old files"], "rm -rf '/srv/old files'"],
	[["echo", "it's", ""], "echo 'it'\\''s' ''"],
	[["echo", "$HOME;reboot"], "echo '$HOME;reboot'"],
	[["printf", "a\nb\x07"], "printf $'a\\nb\\x07'"],
	[["say", "grüß dich"], "say 'grüß dich'"],
	[["rm", "a\u202eb"], "rm $'a\\u202eb'"],
	[["rm", "u\u0308"], "rm $'u\\u0308'"],
	[["rm", " "], "rm ' '"],
])("%j reads as a shell takes it", (argv, text) => {
	expect(quotedCommand(argv)).toBe(text);
	expect(textRefusal(text, 1000)).toBeUndefined();
});

test("a long one is cut, and names the hash of the whole", () => {
	const whole = `echo ${"x".repeat(1000)}`;
	const hash = createHash("sha256").update(whole).digest("hex");
	expect(quotedCommand(whole.split(" "))).toBe(`${whole.slice(0, 900)} … sha256:${hash}`);
	expect(quotedCommand(["x".repeat(1000)])).toBe("x".repeat(1000));
});
