import { useId } from "react";
import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { Segments } from "../../forms/segments.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useEager } from "../use-eager.ts";
import { useWish } from "../wishes.ts";
import { signingMethod, signingMethods } from "./signing-method.ts";

const { card } = desktopWords;

const choices = signingMethods.map((method) => [method, card.methods[method]] as const);

interface MethodChoiceProps {
	readonly snapshot: DesktopSnapshot;
	readonly busy: boolean;
}

/** Where the passkey is asked; what was chosen last is chosen next time. */
export function MethodChoice({ snapshot, busy }: MethodChoiceProps) {
	const wish = useWish();
	const because = useId();
	const { platform, unavailable } = snapshot;
	const barred = signingMethods.filter((method) => unavailable[method] !== undefined);
	const reasons = new Set(Object.values(unavailable));
	const [chosen, choose] = useEager(signingMethod(snapshot), (method) => wish(() => main.changeSettings({ method })));
	return (
		<>
			<Segments
				label={card.method}
				choices={choices}
				chosen={chosen}
				disabled={busy}
				unavailable={{ choices: new Set(barred), because }}
				onChoose={choose}
			/>
			{reasons.size > 0 && (
				<p id={because} className="hint small">
					{[...reasons].map((reason) => desktopWords.unavailable[reason]).join(" ")}
				</p>
			)}
			{platform === "linux" && chosen === "window" && <p className="hint small">{card.linuxPin}</p>}
		</>
	);
}
