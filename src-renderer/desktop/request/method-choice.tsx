import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { Segments } from "../../forms/segments.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useEager } from "../use-eager.ts";
import { useWish } from "../wishes.ts";

const { card } = desktopWords;

const choices = [
	["window", card.methods.window],
	["browser", card.methods.browser],
] as const;

interface MethodChoiceProps {
	readonly snapshot: DesktopSnapshot;
	readonly busy: boolean;
}

/** Where the passkey is asked; what was chosen last is chosen next time. */
export function MethodChoice({ snapshot: { settings, platform }, busy }: MethodChoiceProps) {
	const wish = useWish();
	const [chosen, choose] = useEager(settings.method, (method) => wish(() => main.changeSettings({ method })));
	return (
		<>
			<Segments label={card.method} choices={choices} chosen={chosen} disabled={busy} onChoose={choose} />
			{platform === "linux" && chosen === "window" && <p className="hint small">{card.linuxPin}</p>}
		</>
	);
}
