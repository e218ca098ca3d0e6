import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";

/** The other way to a passkey: it stands as a link beside what can be done here, or as the only button. */
export function OpenWebApp({ account, only = false }: { account: string; only?: boolean }) {
	const wish = useWish();
	return (
		<button
			type="button"
			className={only ? "button pen" : "link"}
			onClick={() => wish(() => main.openWebApp({ account }))}
		>
			{desktopWords.addKey.webApp}
		</button>
	);
}
