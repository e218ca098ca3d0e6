import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { AnswerOf, Call } from "../../contract/call.ts";
import type { CallerOf, Gate } from "./gate.ts";
import { type Input, readInput } from "./read-input.ts";

export interface Exchange<C extends Call> extends Input<C> {
	readonly caller: CallerOf<C>;
	readonly request: FastifyRequest;
	readonly reply: FastifyReply;
}

/** Puts calls of the contract on a server: gate, then schemas, then the handler; the first status unless told. */
export type Mount = <C extends Call>(call: C, handle: (exchange: Exchange<C>) => Promise<AnswerOf<C>>) => void;

export function mountOn(app: FastifyInstance, gate: Gate): Mount {
	return (call, handle) => {
		const usual = Number(Object.keys(call.answers)[0]);
		app.route({
			method: call.method,
			url: call.path,
			handler: async (request, reply) => {
				const caller = await gate.call(call, request);
				const input = readInput(call, request);
				reply.code(usual).header("cache-control", "no-store");
				const answer = await handle({ ...input, caller, request, reply });
				return reply.send(answer);
			},
		});
	};
}
