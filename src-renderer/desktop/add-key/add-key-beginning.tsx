import type { FailureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { OpenWebApp } from "./open-web-app.tsx";

const { addKey: said } = desktopWords;

interface AddKeyBeginningProps {
	readonly account: string;
	readonly failure: FailureCode | undefined;
	readonly sentence: string | undefined;
	/** Absent where this app can not reach keys. */
	readonly onBegin: (() => void) | undefined;
}

/** Before it begins, and again after it failed. */
export function AddKeyBeginning({ account, failure, sentence, onBegin }: AddKeyBeginningProps) {
	return (
		<>
			{failure && <FailureNote failure={failure} sentence={sentence} />}
			{onBegin ? (
				<button type="button" className="button pen" onClick={onBegin}>
					{said.begin}
				</button>
			) : (
				<OpenWebApp account={account} only />
			)}
		</>
	);
}
