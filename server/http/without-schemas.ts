import type { FastifyServerOptions } from "fastify";

/** Calls are read by the contract's own schemas, so Fastify's two compilers of schemas need not be loaded. */
export const withoutSchemas: NonNullable<FastifyServerOptions["schemaController"]> = {
	compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
};

function refuse(): never {
	throw new TypeError("Routes have no schemas of Fastify's own.");
}
