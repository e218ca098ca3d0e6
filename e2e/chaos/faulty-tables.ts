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

/** Foreign keys that are looked at with the commit: all that stands in it goes well until then. */
const breakCommit = `
	CREATE TABLE nobody (id INTEGER PRIMARY KEY);
	CREATE TABLE child (parent INTEGER REFERENCES nobody DEFERRABLE INITIALLY DEFERRED);
	CREATE TRIGGER "no-commit" AFTER UPDATE OF state ON login_request WHEN new.host = 'no-commit'
		BEGIN INSERT INTO child VALUES (1); END;`;
const mendCommit = 'DROP TRIGGER "no-commit"; DROP TABLE child; DROP TABLE nobody;';

export type FaultyTable = keyof typeof faults | "no-commit";
export const faultyTables = [...Object.keys(faults), "no-commit"] as FaultyTable[];

/** Has the database of a server that is dead fail from its next start on, as a damaged or a full one does. */
export function breakTables(data: string): void {
	const breaking = Object.entries(faults).map(([name, [event, when]]) => {
		return `CREATE TRIGGER "${name}" BEFORE ${event} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'broken for a test'); END;`;
	});
	change(data, [...breaking, breakCommit]);
}

export function mendTables(data: string): void {
	change(data, [...Object.keys(faults).map((name) => `DROP TRIGGER "${name}";`), mendCommit]);
}

function change(data: string, statements: readonly string[]): void {
	const database = new DatabaseSync(join(data, "countersign.db"));
	database.exec(statements.join("\n"));
	database.close();
}
