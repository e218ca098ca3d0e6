import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addKeyAddCommand } from "./key-add-command.ts";
import { addKeyInfoCommand } from "./key-info-command.ts";
import { addKeyListCommand } from "./key-list-command.ts";
import { addKeyPinCommand } from "./key-pin-command.ts";
import { addKeyRemoveCommand } from "./key-remove-command.ts";
import { addKeyRenameCommand } from "./key-rename-command.ts";

const help = `
Examples:
  countersign keys list
  countersign keys add
  countersign keys add --invite - --account alice
  countersign keys rename "Key 5" Drawer
  countersign keys remove Drawer
  countersign keys info
  countersign keys pin set`;

/** Security keys: those of one's account, and the one that is plugged in. */
export function addKeysCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const keys = program
		.command("keys")
		.helpCommand(false)
		.summary("register, list and remove security keys, and set their PIN")
		.description("Register, list and remove security keys, and set their PIN.")
		.addHelpText("after", help);
	addKeyListCommand(keys, terminal, end);
	addKeyAddCommand(keys, terminal, end);
	addKeyRenameCommand(keys, terminal, end);
	addKeyRemoveCommand(keys, terminal, end);
	addKeyInfoCommand(keys, terminal, end);
	addKeyPinCommand(keys, terminal, end);
}
