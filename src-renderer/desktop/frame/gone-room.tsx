import { desktopWords } from "../../words/desktop.ts";
import { RoomFrame } from "./room-frame.tsx";

/** The account that a room was about has been unpaired meanwhile. */
export function GoneRoom() {
	return (
		<RoomFrame title={desktopWords.gone} leaves>
			<h1 tabIndex={-1}>{desktopWords.gone}</h1>
		</RoomFrame>
	);
}
