/** Text that stands in a page as it is. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A page of the provider. @param parts of its body, as HTML */
export function page(title: string, parts: readonly string[], head = ""): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - Countersign</title>
${head}
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${parts.join("\n")}
</main>
</body>
</html>
`;
}

export function paragraph(text: string): string {
	return `<p>${escaped(text)}</p>`;
}
