/**
 * Reads the outermost dictionary of a property list: text, `true` and `false` as they are, and of everything else the
 * name of its kind.
 */
export function readPlist(xml: string): Readonly<Record<string, string | boolean>> {
	const plain = xml.replaceAll(/<!--[\s\S]*?-->/g, "");
	const pairs = withoutInner(plain.slice(plain.indexOf("<dict>") + 6, plain.lastIndexOf("</dict>")));
	const found = pairs.matchAll(/<key>([^<]*)<\/key>\s*<(\w+)\/?>([^<]*)/g);
	return Object.fromEntries([...found].map(([, key, kind = "", text = ""]) => [key, plistValue(kind, text)]));
}

/** Dictionaries and arrays, from the innermost out, become empty ones. */
function withoutInner(text: string): string {
	const shorter = text.replaceAll(/<(dict|array)>(?:(?!<\/?(?:dict|array)>)[\s\S])*<\/\1>/g, "<$1/>");
	return shorter === text ? text : withoutInner(shorter);
}

function plistValue(kind: string, text: string): string | boolean {
	if (kind === "true" || kind === "false") return kind === "true";
	return kind === "string" ? text : kind;
}
