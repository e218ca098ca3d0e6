import { Link } from "wouter";
import { words } from "../../words.ts";
import { usePageTitle } from "../use-page-title.ts";

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
