import type { Figure } from "../figure.ts";
import { playRounds } from "../rounds.ts";
import { atWindow, bareProgram } from "./approvers.ts";
import { loginsTo } from "./logins.ts";
import { type Announcing, playAnnouncement } from "./play-announcement.ts";
import { type Approving, playApproval } from "./play-approval.ts";
import { processTree } from "./process-tree.ts";
import { openSurroundings, type Surroundings } from "./surroundings.ts";
import { announcementFigures, approvalFigures, limit } from "./tray-figures.ts";

/** In one round, of each side. */
const perRound = { announcements: 25, approvals: 3 };
/** Rounds until what is used again and again is compiled. */
const warmUp = 1;

/** From a login that is asked for to one that is released, through a real server. */
export async function benchLogins(folder: string, rounds: number): Promise<Figure[]> {
	const surroundings = await openSurroundings(folder);
	try {
		const nextLogin = loginsTo(surroundings.owner.origin, "alice");
		return [
			...(await benchAnnouncements({ ...surroundings, nextLogin }, rounds)),
			...(await benchApprovals(
				surroundings,
				{ ...surroundings, origin: surroundings.owner.origin, nextLogin },
				rounds,
			)),
		];
	} finally {
		await surroundings.stop();
	}
}

async function benchAnnouncements(announcing: Announcing, rounds: number): Promise<Figure[]> {
	const first = await playAnnouncement(announcing);
	const played = await playRounds({
		// Both see the same logins, so that there is one side only to be played.
		sides: { ours: announcing },
		play: (all) => times(perRound.announcements, () => playAnnouncement(all)),
		...common(rounds),
	});
	console.error(`Notifications and cards: ${played.note}`);
	return announcementFigures(
		played.rounds.map(({ ours }) => ours),
		first,
	);
}

async function benchApprovals(
	{ tray, bare, stream, key }: Surroundings,
	approving: Approving,
	rounds: number,
): Promise<Figure[]> {
	const played = await playRounds({
		sides: { ours: atWindow(tray), [limit]: bareProgram(bare, stream, key) },
		play: (approver) => times(perRound.approvals, () => playApproval(approver, approving)),
		...common(rounds),
	});
	console.error(`Approvals: ${played.note}`);
	return approvalFigures(played.rounds);
}

function common(rounds: number) {
	return {
		rounds,
		warmUp,
		get pids() {
			return processTree(process.pid);
		},
	};
}

async function times<Result>(count: number, play: () => Promise<Result>): Promise<readonly Result[]> {
	const results: Result[] = [];
	while (results.length < count) results.push(await play());
	return results;
}
