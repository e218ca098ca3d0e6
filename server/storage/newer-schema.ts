/** The tables were made by a later version of this program, which may mean by them what this one does not know. */
export class NewerSchema extends Error {
	override readonly name = "NewerSchema";

	constructor(version: string, known: string) {
		super(`it comes from a newer Countersign (its tables are at ${version}, this one knows them up to ${known})`);
	}
}
