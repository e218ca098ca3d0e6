import type { Problem, ProblemCode } from "../../../contract/problem.ts";
import { type Html, html } from "../pages/html.ts";
import { paragraph } from "../pages/page.ts";

/** What happened, what it means, and what to do next. */
export interface RefusalWords {
	readonly title: string;
	readonly body: readonly Html[];
}

const refusal = (title: string, ...body: readonly Html[]): RefusalWords => ({
	title,
	body: [html`<h1>${title}</h1>`, ...body],
});

export const begunElsewhere = refusal(
	"This login was begun in another browser",
	paragraph("Its address works only in the browser that began it. Nothing was asked for here."),
	html`<p class="note late">If somebody sent you this address, they began the login: approving it would let in their device, as you. Close this page, and deny what your tray shows of it.</p>`,
	paragraph("If you began it yourself, go on in that browser, or start again in this one."),
);

export const isOver = refusal(
	"This login is over",
	paragraph("It took too long, was answered already, or its program may not log anybody in any more. Nothing waits."),
	paragraph("Start again where you began."),
);

export const addressGone = refusal(
	"This login can not go back",
	paragraph("The address that it came from was taken out of the program's registration meanwhile. Nobody was let in."),
	paragraph("Start again where you began. Where that does not help, tell whoever runs the program."),
);

const known: Partial<Record<ProblemCode, readonly [title: string, ...next: string[]]>> = {
	"not-found": ["Nothing waits here", "Start again where you began."],
	collected: ["This login was answered already", "Start again where you began."],
	"wrong-origin": ["This came from another site", "Nothing was asked for. Open the login's own page again."],
};

/** @param path where it is tried once more */
export function wordsOf({ code, message }: Problem, path: string): RefusalWords {
	if (code === "too-many-attempts")
		return refusal(
			"Too many logins wait",
			paragraph("More is asked for from your address than this server takes at once."),
			paragraph("Nothing is lost: wait a little, then try again."),
			html`<p><a class="button pen" href="${path}">Try again</a></p>`,
		);
	const [title, ...next] = known[code] ?? ["Not logged in", `${message} Go back, and try again.`];
	return refusal(title, ...next.map(paragraph));
}
