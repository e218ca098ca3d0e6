import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { useWish } from "../wishes.ts";

/** The way from a card to where it came from, beside the time. */
export function Others({ count }: { count: number }) {
	const wish = useWish();
	return (
		<>
			{words.between}
			{count > 0 ? (
				<RoomLink to={{ at: "waiting" }}>{fill(words.card.allWaiting, { count: count + 1 })}</RoomLink>
			) : (
				<button type="button" className="link" onClick={() => wish(() => main.back({}))}>
					{desktopWords.card.back}
				</button>
			)}
		</>
	);
}
