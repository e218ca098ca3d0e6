/** The same on every machine, whatever its language. */
const collator = new Intl.Collator("en");

/** The order of names as people sort: capitals among the others. */
export function compareNames(one: string, other: string): number {
	return collator.compare(one, other);
}
