import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What fails of a decision, each for the logins that say they ask from the host of this name. */
const faults = {
	"no-decision": ["UPDATE OF state ON login_request", "new.host = 'no-decision'"],
	"no-entry": ["INSERT ON audit_entry", "(SELECT host FROM login_request WHERE id = new.request_id) = 'no-entry'"],
	"no-personal-fields": [
		"INSERT ON audit_personal",
		"EXISTS (SELECT 1 FROM audit_entry JOIN login_request ON id = request_id WHERE audit_entry.seq = new.seq AND host = 'no-personal-fields')",
	],
	// The last of its writes: counted up once the state is written, in the same transaction.
	"no-revision": [
		"UPDATE ON stream_revision",
		"EXISTS (SELECT 1 FROM login_request WHERE host = 'no-revision' AND state <> 'pending')",
	],
} as const;

export type FaultyTable = keyof typeof faults;
export const faultyTables = Object.keys(faults) as FaultyTable[];

/** Has the database of a server that is dead fail from its next start on, as a damaged or a full one does. */
export function breakTables(data: string): void {
	change(data, ([name, [event, when]]) => {
		return `CREATE TRIGGER "${name}" BEFORE ${event} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'broken for a test'); END;`;
	});
}

export function mendTables(data: string): void {
	change(data, ([name]) => `DROP TRIGGER "${name}";`);
}

type Fault = readonly [name: string, readonly [event: string, when: string]];

function change(data: string, statementOf: (fault: Fault) => string): void {
	const database = new DatabaseSync(join(data, "countersign.db"));
	database.exec(Object.entries(faults).map(statementOf).join("\n"));
	database.close();
}
