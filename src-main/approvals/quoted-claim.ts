/** More letters than these say nothing more in one line. */
const most = 40;

/** Whatever could end the quotation before its end. */
const quotes = /["“”„‟«»〝〞〟＂]/g;

/**
 * What an asker claims, in quotes: none of it can be read as a sentence of the app. Long claims are shortened in the
 * middle, because who is meant often stands at the end.
 */
export function quotedClaim(claim: string): string {
	return `“${shortened(claim.replace(quotes, "'"))}”`;
}

function shortened(claim: string): string {
	const letters = Array.from(new Intl.Segmenter().segment(claim), ({ segment }) => segment);
	if (letters.length <= most) return claim;
	const half = most / 2;
	return `${letters.slice(0, half - 1).join("")}…${letters.slice(-half).join("")}`;
}
