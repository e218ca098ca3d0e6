import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Call } from "../../contract/call.ts";
import { calls } from "../../contract/calls.ts";
import { problems } from "../../contract/problem.ts";
import { openApiDocument } from "./openapi-document.ts";

const Operation = z.object({
	operationId: z.string(),
	security: z.array(z.record(z.string(), z.array(z.string()))),
	parameters: z.array(z.object({ name: z.string(), in: z.enum(["path", "query", "header"]) })),
	requestBody: z.object({ required: z.literal(true) }).optional(),
	responses: z.record(z.string(), z.object({ description: z.string().min(1) })),
});
const Description = z.object({
	openapi: z.literal("3.1.0"),
	paths: z.record(z.string(), z.record(z.string(), Operation)),
	components: z.object({ securitySchemes: z.record(z.string(), z.unknown()) }),
});

const text = await readFile(new URL("../../docs/openapi.json", import.meta.url), "utf8");
const description = Description.parse(JSON.parse(text));
const operations = Object.values(description.paths).flatMap((path) => Object.values(path));

test("the file in the repository is current; npm run openapi writes it anew", () => {
	expect(text).toBe(openApiDocument());
});

test("it is valid OpenAPI 3.1, and the validator would say if it were not", async () => {
	const validator = new Validator();
	expect(await validator.validate(JSON.parse(text))).toEqual({ valid: true });
	expect(validator.version).toBe("3.1");
	const wrong = { ...JSON.parse(text), paths: { "/api/server": { get: { responses: [] } } } };
	expect((await validator.validate(wrong)).valid).toBe(false);
});

test.each(Object.entries<Call>(calls))("%s is in it, with its parameters, body, answers and problems", (name, call) => {
	const path = call.path.replace(/:(\w+)/g, "{$1}");
	const operation = description.paths[path]?.[call.method.toLowerCase()];
	expect(operation?.operationId).toBe(name);
	const { params, query, headers = {} } = call;
	const parameters = [params?.shape ?? {}, query?.shape ?? {}, headers].flatMap(Object.keys);
	expect(operation?.parameters.map((parameter) => parameter.name)).toEqual(parameters);
	expect(operation?.requestBody !== undefined).toBe(call.body !== undefined);
	const statuses = [...Object.keys(call.answers), ...call.problems.map((code) => String(problems[code][0]))];
	expect(Object.keys(operation?.responses ?? {}).sort()).toEqual([...new Set(statuses)].sort());
	for (const code of call.problems)
		expect(operation?.responses[problems[code][0]]?.description).toContain(`\`${code}\``);
});

test("beside the calls it has the event stream alone, and each operation a name of its own", () => {
	const names = operations.map(({ operationId }) => operationId);
	expect(names.sort()).toEqual([...Object.keys(calls), "followEvents"].sort());
});

test("every part of a path is described, and every authority is one that is explained", () => {
	for (const [path, methods] of Object.entries(description.paths))
		for (const { parameters } of Object.values(methods)) {
			const named = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
			expect(named.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
		}
	const schemes = operations.flatMap(({ security }) => security.flatMap((each) => Object.keys(each)));
	expect([...new Set(schemes)].sort()).toEqual(Object.keys(description.components.securitySchemes).sort());
});
