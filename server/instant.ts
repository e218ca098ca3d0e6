/** How the wire writes a time: RFC 3339, UTC, milliseconds. @param milliseconds since 1970 */
export function instant(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}
