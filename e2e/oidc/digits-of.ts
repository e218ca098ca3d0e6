/** The two digits that a login's page asks its reader to type. @throws where it shows none */
export function digitsOf(html: string): string {
	const [, digits] = /<strong[^>]*>(\d\d)<\/strong>/.exec(html) ?? [];
	if (digits === undefined) throw new Error(`The page shows no digits: ${html}`);
	return digits;
}
