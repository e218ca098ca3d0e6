/** What the tray can say, by the names of its files. `waitingMany` is more than nine. */
export const iconStates = [
	"idle",
	"waiting1",
	"waiting2",
	"waiting3",
	"waiting4",
	"waiting5",
	"waiting6",
	"waiting7",
	"waiting8",
	"waiting9",
	"waitingMany",
	"offline",
	"notPaired",
] as const;

export type IconState = (typeof iconStates)[number];

/** The figures that stand for how many logins wait, where any do. */
export function countOf(state: IconState): string | undefined {
	if (state === "waitingMany") return "9+";
	return /^waiting(?<count>\d)$/.exec(state)?.groups?.count;
}
