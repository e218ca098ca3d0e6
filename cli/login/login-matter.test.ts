import { expect, test } from "vitest";
import { NewLoginRequest } from "../../contract/login-request.ts";
import { CommandFailure } from "../command-failure.ts";
import { readMatter } from "./login-matter.ts";

const publicKey = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" };

test.each([
	[
		{ text: "Restore the database", command: [] },
		{ kind: "login", target: "Restore the database" },
	],
	[
		{ kind: "ssh", target: "web1", osUser: "bob", command: [] },
		{ kind: "ssh", target: "web1", osUser: "bob" },
	],
	[{ kind: "device", command: [] }, { kind: "device" }],
	[{ command: ["systemctl", "stop", "the shop"] }, { kind: "run", command: "systemctl stop 'the shop'" }],
	[
		{ target: "web1", command: ["ls", "--all"] },
		{ kind: "run", target: "web1", command: "ls --all" },
	],
])("%j is something the server takes", (typed, matter) => {
	expect(readMatter(typed)).toEqual(matter);
	expect(NewLoginRequest.safeParse({ account: "alice", ...matter, publicKey }).success).toBe(true);
});

test.each([
	[{}, "Say with --text what is asked for."],
	[{ text: "a\nb" }, "--text takes one line of 1 to 200 characters, all of them visible."],
	[{ text: "x", osUser: "" }, "--os-user takes one line of 1 to 200 characters, all of them visible."],
	[{ kind: "ssh" }, "Name with --target what --kind ssh is for."],
	[{ kind: "ssh", text: "x" }, "--text is what a login is about; --kind ssh takes --target."],
	[{ kind: "run" }, "Put the command that is asked for behind --, as in: -- systemctl restart nginx"],
	[{ kind: "vpn", command: ["ls"] }, "--kind vpn takes no command."],
	[{ kind: "sudo" }, '--kind takes login, run, ssh, vpn, device, not "sudo".'],
	[{ target: "web1" }, "--target goes with another --kind; a login is about its --text."],
])("%j is a usage error", (typed, words) => {
	const read = () => readMatter({ command: [], ...typed });
	expect(read).toThrow(CommandFailure);
	expect(read).toThrow(words);
});
