const most = 500;

/** Text of strangers that is read letter by letter: whatever is not plain stands as its code point. */
export function shownAsWritten(text: string): string {
	const shown = [...text.slice(0, most)].map((sign) =>
		/[\x20-\x7e]/.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
	);
	return shown.join("") + (text.length > most ? "…" : "");
}
