import { z } from "zod";

/** The version of the wire contract that this program speaks: counted up when a program of before would go wrong. */
export const spokenApi = 1;

/** The oldest version that the server of this program still answers. */
export const oldestApi = 1;

/** What every version of the contract says of itself, whatever else changes. Servers of before name no oldest. */
export const AnyServer = z.looseObject({
	name: z.literal("countersign"),
	api: z.int(),
	oldestApi: z.int().optional(),
});

/** Whether a program that speaks `spoken` can talk to a server, and if not, which of the two has to be updated. */
export function protocolFit(
	{ api, oldestApi: oldest = api }: z.infer<typeof AnyServer>,
	spoken = spokenApi,
): "fits" | "server-too-old" | "server-too-new" {
	if (api < spoken) return "server-too-old";
	return oldest > spoken ? "server-too-new" : "fits";
}
