import "./time-left.css";
import { useEffect, useRef, useState } from "react";
import { counted } from "../text/fill.ts";
import { Phrase } from "../text/phrase.tsx";
import { words } from "../words.ts";
import { type Announced, clockTime, isLate, passedMark } from "./countdown.ts";

/** The countdown in figures. */
export function TimeLeft({ seconds }: { seconds: number }) {
	const time = <strong className={isLate(seconds) ? "late" : undefined}>{clockTime(seconds)}</strong>;
	return (
		<span className="time-left" role="timer">
			<Phrase text={words.card.left} values={{ time }} />
		</span>
	);
}

/** The countdown for those who listen: said at one minute, at half a minute and at ten seconds, and else silent. */
export function TimeSaid({ seconds }: { seconds: number }) {
	const before = useRef(seconds);
	const [said, say] = useState<Announced>();
	useEffect(() => {
		const mark = passedMark(before.current, seconds);
		before.current = seconds;
		if (mark) say(mark);
	}, [seconds]);
	return (
		<span className="unseen" aria-live="polite">
			{said && counted(words.card.secondsLeft, said)}
		</span>
	);
}
