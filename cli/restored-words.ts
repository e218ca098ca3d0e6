import type { Restored } from "../server/commands/restore.ts";
import type { Terminal } from "./terminal.ts";

/** Says what a restore brought back, what it ended, and what is left for people to do. */
export function sayRestored({ facts, revoked, kept }: Restored, terminal: Terminal): void {
	const { origin, takenAt, accounts } = facts;
	const from = origin === undefined ? "" : ` of ${origin}`;
	const taken = takenAt === undefined ? "" : `, taken ${momentOf(takenAt)}`;
	terminal.say(`Restored the backup${from}${taken}: ${counted(accounts, "account")}.`);
	if (kept !== undefined) terminal.say(`What was there before lies in ${kept}.`);
	const ended = [
		counted(revoked.pairings, "paired app"),
		counted(revoked.sessions, "session"),
		counted(revoked.links, "link"),
		counted(revoked.requests, "waiting login"),
	];
	terminal.say(`Ended: ${ended.join(", ")}.`);
	terminal.say();
	terminal.say("What people have to do now:");
	terminal.say("  everybody       sign in again with a passkey, and pair trays and machines anew");
	terminal.say("  who was invited ask for a new link; the old ones do not work any more");
	terminal.say("  administrators  look through accounts and passkeys: whatever was removed, switched off");
	terminal.say("                  or recovered after the backup is as it was before; do it again");
	if ("head" in facts.audit) {
		terminal.say(`  who keeps heads note that the audit log goes on after ${facts.audit.head};`);
		terminal.say("                  heads noted later belong to what was lost");
	}
}

export function restoredJson({ facts, revoked, kept }: Restored): object {
	const { takenAt, audit, ...rest } = facts;
	return {
		...rest,
		...(takenAt !== undefined && { takenAt: new Date(takenAt).toISOString() }),
		...("head" in audit ? { auditHead: audit.head } : { auditBrokenAt: audit.brokenAt }),
		revoked,
		...(kept !== undefined && { kept }),
	};
}

function momentOf(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
