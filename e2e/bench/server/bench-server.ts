import { readBenchOptions } from "../bench-options.ts";
import type { Figure } from "../figure.ts";
import { figuresAsJson, figuresAsTable } from "../show-figures.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { benchApprovals } from "./bench-approvals.ts";
import { benchAsking } from "./bench-asking.ts";
import { benchOidc } from "./bench-oidc.ts";
import { benchReconnect } from "./bench-reconnect.ts";
import { benchStart } from "./bench-start.ts";
import { benchStreams } from "./bench-streams.ts";
import { pinLoad, pinning } from "./cores.ts";

/** What can be measured alone, by `--only`. */
const parts: Record<string, (folder: string, rounds: number) => Promise<Figure[]>> = {
	approve: benchApprovals,
	start: benchStart,
	streams: benchStreams,
	reconnect: benchReconnect,
	asked: benchAsking,
	oidc: benchOidc,
};

const help = {
	command: "npm run bench",
	purpose: `The approval server, in a process of its own on a core of its own, beside its limits and peers. All on this
machine, over loopback.

  approve.rate   approvals handed in by 16 people at once, from the call to the answer after the commit; the limit is
                 the sum of one verification, one call to a bare server on node:http, and one commit that is on disk
  start          from the start of the process to its first answer, and its memory at rest, beside a bare server
  stream         10,000 streams, beside nginx with nchan: an event to one of them, an event to all until the last has
                 it, events lost, and the memory of an idle stream
  reconnect      10,000 apps that come back at once after the server was started again, until each has its snapshot
  asked.event    from a login that is asked for to its event in the approver's stream, beside the stream alone
  oidc           logging in somewhere by OpenID Connect, without the approval: whole code flows and redemptions of codes,
                 and the processor time of a flow, beside oidc-provider alone with its adapter in memory`,
	defaultRounds: 7,
	parts: Object.keys(parts),
};

const options = readBenchOptions(process.argv.slice(2), help);
if (typeof options === "string") console.log(options);
else await bench(options.rounds, options.json, options.only);

async function bench(rounds: number, json: boolean, only: readonly string[]): Promise<void> {
	const folder = temporaryFolder();
	pinLoad();
	console.error(pinning);
	const figures: Figure[] = [];
	for (const name of only) figures.push(...((await parts[name]?.(folder, rounds)) ?? []));
	console.log(json ? figuresAsJson(figures) : figuresAsTable(figures, "beside"));
}
