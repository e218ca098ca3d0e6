import { useEffect } from "react";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { RoomFrame } from "./room-frame.tsx";

const { broken: said } = desktopWords;

/** A room that could not be drawn: what that means, and the two ways out of it. */
export function BrokenRoom() {
	useEffect(focusHeading, []);
	return (
		<RoomFrame
			title={said.heading}
			alone
			foot={
				<footer className="foot acts">
					<div className="foot-buttons">
						{/* Wishes are made in the room that broke, so that this one asks for itself. */}
						<button type="button" className="button" onClick={() => main.goTo({ at: "about" }).catch(() => undefined)}>
							{desktopWords.about.page}
						</button>
						<button type="button" className="button" onClick={() => location.reload()}>
							{said.again}
						</button>
					</div>
				</footer>
			}
		>
			<h1 tabIndex={-1} className="statement">
				{said.heading}
			</h1>
			<p className="hint">{said.hint}</p>
		</RoomFrame>
	);
}
