import { createHash } from "node:crypto";

const style =
	"body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem;color-scheme:light dark}";

/** For a page of one sentence: no scripts, nothing from elsewhere, nothing around it. */
export const closingHeaders = {
	"content-type": "text/html; charset=utf-8",
	"content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
	"cache-control": "no-store",
	"referrer-policy": "no-referrer",
	"x-content-type-options": "nosniff",
} as const;

/** @param sentence one of ours, never a value */
export function closingPage(sentence: string): string {
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Countersign</title>
<style>${style}</style>
<h1>Countersign</h1>
<p>${sentence}</p>
</html>
`;
}
