import { z } from "zod";
import { shownText } from "../../contract/claimed-text.ts";
import { askHeadscale, type HeadscaleAddress } from "./ask-headscale.ts";
import { HeadscaleTrouble } from "./headscale-trouble.ts";

/** A machine that headscale let in. */
export interface Node {
	readonly id: string;
	/** Absent where it has none that can be shown. */
	readonly name: string | undefined;
}

/** The two calls of headscale's API (0.29 and later) that are needed. Both throw HeadscaleTrouble. */
export interface HeadscaleApi {
	/** Lets in the machine that waits under `authId`, as a machine of `user`. */
	register(user: string, authId: string, aborted: AbortSignal): Promise<Node>;
	/** One that is not there any more counts as removed. */
	remove(nodeId: string): Promise<void>;
}

// Ids are texts behind gRPC's gateway, and numbers without it.
const Id = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative().transform(String)]);
const Registered = z.object({
	node: z.object({ id: Id, givenName: z.string().optional(), name: z.string().optional() }),
});

export function headscaleApi(address: HeadscaleAddress): HeadscaleApi {
	return {
		async register(user, authId, aborted) {
			const path = "/api/v1/auth/register";
			const answer = await askHeadscale(address, { method: "POST", path, body: { user, authId } }, aborted);
			if (answer.status >= 300) throw refusal(answer);
			const read = Registered.safeParse(answer.body);
			if (!read.success) throw notHeadscale(answer.status);
			const { id, givenName, name } = read.data.node;
			const shown = shownText().safeParse(givenName || name);
			return { id, name: shown.data || undefined };
		},
		async remove(nodeId) {
			const answer = await askHeadscale(address, { method: "DELETE", path: `/api/v1/node/${nodeId}` });
			const gone = answer.status === 404 || /node not found/i.test(saidIn(answer.body));
			if (answer.status >= 300 && !gone) throw refusal(answer);
		},
	};
}

type Answer = Awaited<ReturnType<typeof askHeadscale>>;

/** Which of its refusals it is only stands in its sentence: gRPC's gateway answers all of them with 500. */
function refusal({ status, body }: Answer): HeadscaleTrouble {
	if (status === 401 || status === 403)
		return new HeadscaleTrouble("It refused the API key.", { reason: "key-refused" });
	const said = saidIn(body);
	if (/registration cache/i.test(said))
		return new HeadscaleTrouble("It does not know the link.", { reason: "unknown-link" });
	if (/user not found/i.test(said))
		return new HeadscaleTrouble("It does not know the user.", { reason: "unknown-user" });
	if (status < 400 || status === 404 || said === "") return notHeadscale(status);
	return new HeadscaleTrouble(`It answered ${status}.`, { reason: "refused" });
}

function notHeadscale(status: number): HeadscaleTrouble {
	return new HeadscaleTrouble(`It answered ${status}, and not as headscale does.`, { reason: "not-headscale" });
}

/** `message` of gRPC's gateway, `detail` or `title` of RFC 9457. */
function saidIn(body: unknown): string {
	const { message, detail, title } = Object(body) as Record<string, unknown>;
	return String(message ?? detail ?? title ?? "");
}
