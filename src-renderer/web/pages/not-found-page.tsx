import { Link } from "wouter";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";

export function NotFoundPage() {
	usePageTitle(words.notFound.page);
	return (
		<div className="stack">
			<h1 tabIndex={-1}>{words.notFound.page}</h1>
			<p className="hint">{words.notFound.hint}</p>
			<Link href="/" className="button pen">
				{words.notFound.home}
			</Link>
		</div>
	);
}
